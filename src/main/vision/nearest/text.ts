import { NOTHING_NEAR, SEEN_TEXT_LIMIT, type Nearest } from '../../../shared/looked';
import { boxOn, type AskOf, type Sight } from '../recogniser';
import { textRecogniser } from '../recognisers/text';
import type { TextLine } from '../text/text-reader';
import { byLikeness, likeness } from './likeness';

const MOST_LINES = 3;
/** Below this a line has nothing to do with what was looked for, and its place says nothing. */
const ALIKE = 0.3;

/** What was read instead: the lines most like what was looked for. The same pixels are not read twice. */
export async function nearestText(ask: AskOf<'text'>, sight: Sight, signal: AbortSignal): Promise<Nearest> {
  const { frame, text: reader } = sight;
  const { area, language, chars, text } = ask;
  const box = boxOn(frame, area);
  if (!box) return { ...NOTHING_NEAR, advice: 'area_outside' };
  const there = await textRecogniser.recognise(ask, sight, signal);
  const lines = await reader.read(frame, { box, language, chars }, signal);
  // Where any text will do, what was read was not what the step could use.
  const found = text !== null && there.found;
  const wanted = text?.text ?? '';
  const likest = byLikeness(wanted, lines, (line) => line.text);
  return {
    ...{ ...NOTHING_NEAR, found, area: area && box, score: there.score },
    box: there.box ?? alikeBox(wanted, likest[0]),
    instead: likest.slice(0, MOST_LINES).map((line) => line.text.slice(0, SEEN_TEXT_LIMIT)),
    advice: found ? 'there_now' : lines.length > 0 ? 'read_otherwise' : 'nothing_read',
  };
}

function alikeBox(wanted: string, line: TextLine | undefined): Nearest['box'] {
  return line && likeness(wanted, line.text) >= ALIKE ? line.box : null;
}
