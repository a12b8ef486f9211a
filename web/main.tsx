// Starts the page: language and theme first, so that nothing flashes, then the views.
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import './styles/base.css';
import { App } from './views/app.tsx';
import { followPreferences } from './views/preferences.ts';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root to draw into.');
await followPreferences();
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
