import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClientProvider } from '@tanstack/react-query';
import type { QueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Route, Router, Switch } from 'wouter';
import { useHashLocation } from 'wouter/use-hash-location';
import { useWindowState, WindowStateProvider } from './api/window-state.tsx';
import { AppFrame } from './components/app-frame.tsx';
import { languageFor } from './i18n/i18n.ts';
import { DocumentsPage } from './pages/documents/documents-page.tsx';
import { DocumentPage } from './pages/documents/document-page.tsx';
import { GlossaryPage } from './pages/glossary/glossary-page.tsx';
import { IssuesPage } from './pages/issues/issues-page.tsx';
import { ProjectsPage } from './pages/projects/projects-page.tsx';
import { RunsPage } from './pages/runs/runs-page.tsx';
import { SettingsPage } from './pages/settings/settings-page.tsx';
import { KeptPlace, StartPlace } from './components/last-place.tsx';
import { TermsPage } from './pages/terms/terms-page.tsx';
import { PLACES } from './places.ts';
import { COLOURS, TEXT_SCALES, THEME } from './theme.ts';

/** The whole page. */
export function App({
  client,
  nonce,
}: {
  readonly client: QueryClient;
  /** What style elements need to be allowed. */
  readonly nonce: string;
}): ReactElement {
  return (
    // The main process tells Chromium which theme the person chose: the page follows what it takes for the system's.
    <MantineProvider
      theme={THEME}
      cssVariablesResolver={COLOURS}
      defaultColorScheme="auto"
      getStyleNonce={() => nonce}
    >
      {/* Above dialogs (200), and below menus and lists of choices (300), which a notice must not cover. */}
      <Notifications position="bottom-right" limit={4} withinPortal={false} zIndex={250} />
      <QueryClientProvider client={client}>
        <WindowStateProvider>
          {/* oxlint-disable-next-line react/hooks -- the router takes the hook itself */}
          <Router hook={useHashLocation}>
            <Pages />
          </Router>
        </WindowStateProvider>
      </QueryClientProvider>
    </MantineProvider>
  );
}

function Pages(): ReactElement | null {
  const { project, settings, systemLanguage } = useWindowState();
  const { i18n } = useTranslation();
  const language = languageFor(settings.language, systemLanguage);
  useEffect(() => {
    document.documentElement.lang = language;
    void i18n.changeLanguage(language);
  }, [i18n, language]);
  useEffect(() => {
    document.documentElement.style.fontSize = `${TEXT_SCALES[settings.textSize] * 100}%`;
  }, [settings.textSize]);
  useEffect(() => {
    document.title = project === null ? 'GenGlossary' : `${project.name} – GenGlossary`;
  }, [project]);

  // Nothing is shown in a language that nobody chose.
  if (i18n.language !== language) return null;
  return (
    <AppFrame>
      {project === null ? null : <KeptPlace projectId={project.id} />}
      <Switch>
        <Route path={PLACES.settings} component={SettingsPage} />
        {project === null ? null : (
          // Another project is another set of pages: nothing of the earlier one may stay in them.
          <Switch key={project.id}>
            <Route path={PLACES.projects} component={ProjectsPage} />
            <Route path={PLACES.documents} component={DocumentsPage} />
            <Route path={`${PLACES.documents}/:document/:highlight?`}>
              {({ document, highlight }) => <DocumentPage document={document} highlight={highlight} />}
            </Route>
            <Route path={`${PLACES.terms}/:term?`}>{({ term }) => <TermsPage term={term} />}</Route>
            <Route path={`${PLACES.glossary}/:term?`}>{({ term }) => <GlossaryPage term={term} />}</Route>
            <Route path={PLACES.issues} component={IssuesPage} />
            <Route path={`${PLACES.runs}/:run?`}>{({ run }) => <RunsPage run={run} />}</Route>
            <Route>
              <StartPlace projectId={project.id} />
            </Route>
          </Switch>
        )}
        <Route component={ProjectsPage} />
      </Switch>
    </AppFrame>
  );
}
