import { InvalidArgumentError, type Command } from 'commander';
import { action, type Finish } from './command-context';
import { parseRegion } from './pixel-region';
import { benchVision } from './vision-bench';
import { matchTemplates, type MatchFlags } from './vision-match';
import { readTextOf, type OcrFlags } from './vision-ocr';

const REGION = ['--region <x,y,w,h>', 'only this part, in pixels of the picture', parseRegion] as const;

/** `muster vision …`: sees in a picture as bots do, with the same code; works without a host. */
export function addVisionCommand(program: Command, finish: Finish): void {
  const vision = program
    .command('vision')
    .description('what bots see: find templates or read text in a picture, and how fast this computer is');
  vision
    .command('match <image> <templates...>')
    .description(
      'look for templates in a picture: PNG files, or names of the data folder (exit code 1 when one is not there)',
    )
    .option('--all', 'every place, not the best alone (at most 100)')
    .option(...REGION)
    .option(
      '--threshold <score>',
      'least score that counts, above 0 to 1 (else the template’s own)',
      parseThreshold,
    )
    .action(
      action(finish, (context, image: string, templates: string[], flags: MatchFlags) =>
        matchTemplates(context, { image, templates }, flags),
      ),
    );
  vision
    .command('ocr <image>')
    .description('read the text of a picture (exit code 1 when there is none)')
    .option('--language <language>', 'language of the words', 'en')
    .option('--chars <characters>', 'the only characters there may be, such as 0123456789')
    .option(...REGION)
    .action(action(finish, (context, image: string, flags: OcrFlags) => readTextOf(context, image, flags)));
  vision
    .command('bench')
    .description('how long finding and reading take on this computer')
    .action(action(finish, (context) => benchVision(context)));
}

function parseThreshold(written: string): number {
  const threshold = Number(written);
  if (threshold > 0 && threshold <= 1) return threshold;
  throw new InvalidArgumentError('A threshold is above 0 and at most 1, such as 0.8.');
}
