import { useMantineColorScheme } from '@mantine/core';
import { useEffect } from 'react';
import { useSettings } from '../state/settings-context';

/** Carries the stored theme to the page. Mantine keeps it in the page's storage too, so that a reload does not flash. */
export function ThemeSync() {
  const { settings, known } = useSettings();
  const { setColorScheme } = useMantineColorScheme({ keepTransitions: true });
  const scheme = settings.theme === 'system' ? 'auto' : settings.theme;
  useEffect(() => {
    if (known) setColorScheme(scheme);
  }, [known, scheme, setColorScheme]);
  return null;
}
