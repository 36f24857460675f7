import { createTheme, type CSSVariablesResolver } from '@mantine/core';

export const theme = createTheme({
  primaryColor: 'indigo',
  // White text reaches a contrast of 4.5 on it.
  primaryShade: 8,
  defaultRadius: 'md',
  fontFamily: 'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif',
  fontFamilyMonospace: 'ui-monospace, SFMono-Regular, Menlo, Consolas, "Liberation Mono", monospace',
  headings: { fontWeight: '650' },
});

/** Mantine's own dimmed text falls short of a contrast of 4.5. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-body': '#fbfbfd',
    '--mantine-color-dimmed': '#535965',
    '--page-surface': '#ffffff',
    '--page-border': '#e1e4ea',
    '--page-code': '#f3f4f8',
    '--page-accent': 'var(--mantine-color-indigo-8)',
    '--page-glow': 'rgb(92 124 250 / 14%)',
    '--page-ready': '#1f7a3a',
    '--page-failed': '#b3261e',
  },
  dark: {
    '--mantine-color-body': '#14161b',
    '--mantine-color-dimmed': '#a4abb8',
    '--page-surface': '#1c1f26',
    '--page-border': '#2f343e',
    '--page-code': '#101216',
    '--page-accent': 'var(--mantine-color-indigo-3)',
    '--page-glow': 'rgb(92 124 250 / 16%)',
    '--page-ready': '#6fd48d',
    '--page-failed': '#ff9a92',
  },
});
