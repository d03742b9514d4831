import { createRoot } from 'react-dom/client';
import { StartPage } from './pages/start-page.tsx';
import { languageOf } from './i18n/language.ts';

const language = languageOf(navigator.language);
document.documentElement.lang = language;

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no element "root".');
createRoot(root).render(<StartPage language={language} />);
