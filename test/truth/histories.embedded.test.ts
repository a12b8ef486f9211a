import { provideStore } from '../helpers/stores.ts';
import { describeHistories } from './histories.ts';

describeHistories('Grafeo', provideStore(), 300);
