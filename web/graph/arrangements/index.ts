// The arrangements besides that by forces. A new one is a file and a line here.
import type { Look } from '../stage.ts';
import type { Arrange } from './arrangement.ts';
import { arrangeAsHierarchy } from './hierarchy.ts';
import { arrangeRadially } from './radial.ts';
import { arrangeByTime } from './time.ts';

export const arrange: Readonly<Record<Exclude<Look['arrangement'], 'force'>, Arrange>> = {
  radial: arrangeRadially,
  hierarchy: arrangeAsHierarchy,
  time: arrangeByTime,
};
