import { FileCode2 } from 'lucide-react';
import { t } from '../../../shared/catalogue/translate';
import { LoadSamplesButton } from '../../components/load-samples-button';
import css from './routine-page.module.css';
import { ImportRoutinesButton, NewRoutineButton } from './routines-toolbar';

// no words: a file as a person writes it, in the language of routines.
const EXAMPLE = `title: Claim the gift
inputs:
  rounds: { type: integer, default: 3, label: Rounds }
steps:
  - launchApp: com.example.rewards
  - repeat:
      times: \${rounds}
      steps:
        - tap: { x: 450, y: 820 }
        - wait: 2s`;

/** Nothing yet: what a routine is, how one looks, and the ways to some. */
export function NoRoutines() {
  return (
    <div className={css['empty']}>
      <FileCode2 size={32} strokeWidth={1.5} aria-hidden />
      <h2>{t('No routines yet')}</h2>
      <p>
        {t(
          'A routine says what bots do, step by step: tap here, wait for that, try again. It is a text file you can read, in the folder “routines” of your data folder.',
        )}
      </p>
      <div className={css['choices']}>
        <LoadSamplesButton />
        <ImportRoutinesButton />
        <NewRoutineButton plain />
      </div>
      <pre className={css['example']} aria-label={t('How a routine looks')}>
        {EXAMPLE}
      </pre>
    </div>
  );
}
