import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';

/** Both themes of what is shown, or of the part `within`: everything in light, contrast alone in dark, where the rest is the same. */
export async function violationsIn(page: Page, name: string, within?: string): Promise<string[]> {
  const found: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.locator(`html[data-mantine-color-scheme="${colorScheme}"]`).waitFor({ state: 'attached' });
    const axe = new AxeBuilder({ page }).setLegacyMode();
    if (within !== undefined) axe.include(within);
    if (colorScheme === 'dark') axe.withRules(['color-contrast']);
    const { violations } = await axe.analyze();
    for (const { id, nodes } of violations)
      for (const { target, failureSummary } of nodes)
        found.push(`${name} (${colorScheme}): ${id} at ${target.join(' ')}\n${failureSummary ?? ''}`);
  }
  return found;
}
