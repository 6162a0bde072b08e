import { SCREEN_PIECE_BYTES, type CutComparison } from '../../../shared/contract/templates';
import type { Contract } from '../../../shared/contract';
import { ok, type Result } from '../../../shared/errors';
import type { ScreenId } from '../../../shared/ids';
import type { InputOf } from '../../../shared/rpc/contract-types';
import type { HostLink } from '../../rpc/host-link';
import type { TakenScreen } from './use-screen';

/** Four letters are three bytes, so each piece is whole bytes by itself. */
const PIECE_LETTERS = (SCREEN_PIECE_BYTES / 3) * 4;

/** How the host knows pictures that were sent, or are on their way. */
const sent = new WeakMap<TakenScreen, Promise<Result<ScreenId>>>();

/** Compares a cut with the picture as the host keeps it; one it never had, or has no more, is sent first. */
export async function compareOn(
  screen: TakenScreen,
  cut: Omit<InputOf<Contract, 'templates.compare'>, 'screenId'>,
  link: HostLink,
  signal: AbortSignal,
): Promise<Result<CutComparison>> {
  const ask = async (at: Promise<Result<ScreenId>>): Promise<Result<CutComparison>> => {
    const known = await at;
    return known.ok ? link.call('templates.compare', { screenId: known.value, ...cut }, signal) : known;
  };
  const first = await ask(sent.get(screen) ?? firstPlace(screen, link));
  if (first.ok || first.error.code !== 'template_screen_not_found') return first;
  return ask(send(screen, link));
}

function firstPlace(screen: TakenScreen, link: HostLink): Promise<Result<ScreenId>> {
  return screen.screenId === null ? send(screen, link) : Promise.resolve(ok(screen.screenId));
}

/** Goes on also when nobody waits for this comparison any more: the next one needs it too. */
function send(screen: TakenScreen, link: HostLink): Promise<Result<ScreenId>> {
  const sending = sendInPieces(screen.png, link);
  sent.set(screen, sending);
  void sending.then((answer) => {
    if (!answer.ok && sent.get(screen) === sending) sent.delete(screen);
  });
  return sending;
}

async function sendInPieces(png: string, link: HostLink): Promise<Result<ScreenId>> {
  const padding = [...png.slice(-2)].filter((letter) => letter === '=').length;
  const opened = await link.call('templates.openScreen', { bytes: (png.length / 4) * 3 - padding });
  if (!opened.ok) return opened;
  const { screenId } = opened.value;
  for (let at = 0; at < png.length; at += PIECE_LETTERS) {
    const base64 = png.slice(at, at + PIECE_LETTERS);
    const added = await link.call('templates.addScreen', { screenId, offset: (at / 4) * 3, base64 });
    if (!added.ok) return added;
  }
  return ok(screenId);
}
