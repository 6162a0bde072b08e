import { expect, it } from 'vitest';
import { imageEye } from '../../../../testing/vision/image-eye';
import { paint, templateFolder } from '../../../../testing/vision/template-folder';
import type { ScreenArea } from '../../../shared/screen-place';

it('an area has changed when one pixel of it is another, or its size is', async () => {
  const eye = await imageEye((await templateFolder()).folder);
  const picture = (width: number, odd: number) =>
    paint(width, 10, (x, y) => [x === odd && y === 2 ? 9 : 7, 7, 7]);
  const look = async (shown: ReturnType<typeof picture>, since: string | null, area: ScreenArea | null) =>
    (await eye.look(shown, { kind: 'changed', area, since }))[0];
  const left = { x: 0, y: 0, width: 5, height: 10 };
  for (const area of [null, left]) {
    const before = await look(picture(20, 3), null, area);
    expect(before).toMatchObject({ found: false, text: expect.stringMatching(/^[0-9a-f]+$/) as string });
    const since = before?.text ?? null;
    expect(await look(picture(20, 3), since, area)).toMatchObject({ found: false, text: since });
    expect(await look(picture(20, 4), since, area)).toMatchObject({ found: true });
    expect(await look(picture(21, 3), since, area)).toMatchObject({ found: true });
  }
  const since = (await look(picture(20, 9), null, left))?.text ?? null;
  expect(await look(picture(20, 12), since, left)).toMatchObject({ found: false });
  const outside = { ...left, x: 50 };
  expect(await look(picture(20, 3), null, outside)).toMatchObject({ found: false, text: null });
  expect(await look(picture(20, 3), since, outside)).toMatchObject({ found: true, text: null });
});
