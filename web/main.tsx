import { createRoot } from 'react-dom/client';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root to draw into.');
createRoot(root).render(<h1>Mạch</h1>);
