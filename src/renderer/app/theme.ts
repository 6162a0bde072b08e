import {
  ActionIcon,
  Button,
  createTheme,
  Drawer,
  Menu,
  Modal,
  Notification,
  Tooltip,
  type CSSVariablesResolver,
  type MantineColorsTuple,
} from '@mantine/core';

import { t } from '../../shared/catalogue/translate';

/** The one accent: `[6]` on light ground, `[4]` on dark. */
const accent: MantineColorsTuple = [
  '#eef2ff',
  '#dbe4ff',
  '#bac8ff',
  '#91a7ff',
  '#748ffc',
  '#5c7cfa',
  '#3b5bdb',
  '#3451c6',
  '#2f49b0',
  '#263c94',
];

/** For what ends or removes something: white text reads on `[6]`, dark text on `[4]`. */
const red: MantineColorsTuple = [
  '#fff5f5',
  '#ffe3e3',
  '#ffc9c9',
  '#ffa8a8',
  '#ff8787',
  '#e03131',
  '#d12f2f',
  '#c92a2a',
  '#b52626',
  '#a02222',
];

const dark: MantineColorsTuple = [
  '#e6e9ef',
  '#c3cad5',
  '#9aa4b2',
  '#8791a0',
  '#353b45',
  '#262b33',
  '#1f232a',
  '#1a1d23',
  '#15181d',
  '#121418',
];

const sans =
  'Inter, system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "DejaVu Sans", "Liberation Sans", sans-serif';

/** Asked for whenever one is drawn: the language may change. */
const closeButtonProps = {
  get 'aria-label'() {
    return t('Close');
  },
};

/** Mantine dressed as the mock-ups: dense, 8 px corners, quick motion, none when the system asks. */
export const theme = createTheme({
  colors: { accent, dark, red },
  primaryColor: 'accent',
  primaryShade: { light: 6, dark: 4 },
  black: '#14171d',
  fontFamily: sans,
  headings: { fontFamily: sans, fontWeight: '650' },
  fontSizes: { xs: '0.75rem', sm: '0.8125rem', md: '0.875rem', lg: '1rem', xl: '1.125rem' },
  fontWeights: { medium: '500' },
  defaultRadius: 'md',
  radius: { xs: '4px', sm: '6px', md: '8px', lg: '12px', xl: '16px' },
  respectReducedMotion: true,
  cursorType: 'pointer',
  components: {
    Button: Button.extend({
      defaultProps: { size: 'sm', variant: 'filled' },
      vars: (_theme, { size }) => ({
        root: {
          ...(size === 'xs'
            ? { '--button-height': '28px', '--button-padding-x': '10px', '--button-fz': '12.5px' }
            : {}),
          ...(size === 'sm' ? { '--button-height': '32px', '--button-padding-x': '14px' } : {}),
        },
      }),
    }),
    ActionIcon: ActionIcon.extend({ defaultProps: { variant: 'subtle', color: 'gray' } }),
    Tooltip: Tooltip.extend({
      defaultProps: {
        openDelay: 250,
        multiline: true,
        maw: 320,
        transitionProps: { duration: 100 },
        events: { hover: true, focus: true, touch: true },
      },
    }),
    Menu: Menu.extend({
      // The placeholder is a child a menu may not have; without it the menu itself takes the focus.
      defaultProps: {
        shadow: 'md',
        transitionProps: { duration: 100 },
        position: 'bottom-start',
        withInitialFocusPlaceholder: false,
      },
    }),
    Drawer: Drawer.extend({ defaultProps: { closeButtonProps } }),
    Notification: Notification.extend({ defaultProps: { closeButtonProps } }),
    Modal: Modal.extend({
      defaultProps: {
        centered: true,
        transitionProps: { duration: 120, transition: 'fade' },
        radius: 'lg',
        closeButtonProps,
      },
      styles: { title: { fontSize: 16, fontWeight: 650 } },
    }),
  },
});

/** Grounds and texts of Mantine's own components, from the same colours as ours (`theme.css`). */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: shared,
  dark: { ...shared, '--mantine-color-error': 'var(--red)' },
});

const shared: Record<string, string> = {
  '--mantine-color-body': 'var(--panel)',
  '--mantine-color-text': 'var(--text)',
  '--mantine-color-dimmed': 'var(--dim)',
  '--mantine-color-placeholder': 'var(--faint)',
  '--mantine-color-error': 'var(--red)',
  '--mantine-color-anchor': 'var(--accent)',
  '--mantine-color-default': 'var(--panel)',
  '--mantine-color-default-hover': 'var(--hover)',
  '--mantine-color-default-color': 'var(--text)',
  '--mantine-color-default-border': 'var(--line)',
  '--mantine-color-disabled': 'var(--grey-bg)',
  '--mantine-color-disabled-color': 'var(--faint)',
  '--mantine-color-disabled-border': 'var(--line)',
};
