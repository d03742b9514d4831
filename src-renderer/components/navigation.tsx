import { NavLink, Stack } from '@mantine/core';
import { BookOpenText, Files, FolderOpen, Play, Settings, Tags, TriangleAlert } from 'lucide-react';
import type { LucideIcon } from 'lucide-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { useWindowState } from '../api/window-state.tsx';
import { PLACES } from '../places.ts';
import type { PageName } from '../places.ts';
import { Link } from './link.tsx';

const ICONS: Readonly<Record<PageName, LucideIcon>> = {
  projects: FolderOpen,
  documents: Files,
  terms: Tags,
  glossary: BookOpenText,
  issues: TriangleAlert,
  runs: Play,
  settings: Settings,
};

/** The way from page to page. Pages of a project can be gone to when one is open. */
export function Navigation(): ReactElement {
  const { t } = useTranslation('navigation');
  const { project } = useWindowState();
  const [location] = useLocation();
  const linkTo = (page: PageName): ReactElement => {
    const Icon = ICONS[page];
    // Without a project, every place but the settings shows the projects.
    const isFallback = page === 'projects' && project === null && location !== PLACES.settings;
    const isActive = isFallback || location === PLACES[page] || location.startsWith(`${PLACES[page]}/`);
    return (
      <NavLink
        key={page}
        component={Link}
        href={PLACES[page]}
        label={t(page)}
        leftSection={<Icon size={18} aria-hidden />}
        active={isActive}
        aria-current={isActive ? 'page' : undefined}
      />
    );
  };
  return (
    <Stack component="nav" aria-label={t('label')} justify="space-between" h="100%" gap={0}>
      <div>
        {linkTo('projects')}
        {project === null
          ? null
          : (['documents', 'terms', 'glossary', 'issues', 'runs'] as const).map(linkTo)}
      </div>
      {linkTo('settings')}
    </Stack>
  );
}
