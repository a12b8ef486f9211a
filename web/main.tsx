// Starts the page: language and theme first, so that nothing flashes, then the views.
import { StrictMode, startTransition } from 'react';
import { createRoot } from 'react-dom/client';
import './styles/base.css';
import { App } from './views/app.tsx';
import { followPreferences } from './views/preferences.ts';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root to draw into.');
await followPreferences();
const page = createRoot(root);
// Made bit by bit: as one task it would keep a slow machine from answering for a fifth of a second.
startTransition(() =>
  page.render(
    <StrictMode>
      <App />
    </StrictMode>,
  ),
);
