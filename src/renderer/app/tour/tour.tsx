import { ActionIcon, Button } from '@mantine/core';
import { X } from 'lucide-react';
import { useEffect, useLayoutEffect, useRef, useState, type CSSProperties } from 'react';
import { createPortal } from 'react-dom';
import { say, t } from '../../../shared/catalogue/translate';
import type { VerbId } from '../../../shared/verbs';
import { useHost, useUi } from '../../state/host-context';
import { runVerb } from '../run-verb';
import { corner, placePopover, type Rectangle } from './place-popover';
import { keepTour, readTour } from '../../state/tour-memory';
import { TOUR_STEPS, tourStep, type TourFacts, type TourStep, type TourStepId } from './tour-steps';
import css from './tour.module.css';
import { useTourFacts } from './use-tour-facts';
import { useTourTarget } from './use-tour-target';

/** Shows a newcomer around, from an empty folder to a running group of their own. Goes by what is there, blocks nothing. */
export function Tour() {
  const on = useUi((state) => state.tour);
  return on ? <Guide /> : null;
}

function Guide() {
  const { uiStore } = useHost();
  const facts = useTourFacts();
  const id = tourStep(facts);
  const step = TOUR_STEPS.find((each) => each.id === id);
  const end = (): void => {
    uiStore.setState({ tour: false });
  };
  useEscape(end);
  useEffect(() => {
    // From here on it is no more offered; what is left is to look.
    if (id === 'watch') keepTour({ ...readTour(), done: true });
  }, [id]);
  return step ? <Popover step={step} facts={facts} onEnd={end} /> : null;
}

/** The tour hears of Escape before what is beneath it does: it ends, and nothing else. */
function useEscape(end: () => void): void {
  const latest = useRef(end);
  useEffect(() => {
    latest.current = end;
  });
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      // A menu or a list that is open is closed first.
      if (
        event.key !== 'Escape' ||
        document.querySelector('[role="menu"], [aria-expanded="true"][role="combobox"]')
      )
        return;
      event.preventDefault();
      event.stopImmediatePropagation();
      latest.current();
    };
    window.addEventListener('keydown', press, { capture: true });
    return () => {
      window.removeEventListener('keydown', press, { capture: true });
    };
  }, []);
}

/** What a step can be done with when its control is not in sight. */
const OTHERWISE: Readonly<Partial<Record<TourStepId, readonly [VerbId, () => string]>>> = {
  simulator: ['startSimulator', () => t('Start simulated emulators…')],
  samples: ['loadSamples', () => t('Load samples')],
  newGroup: ['newGroup', () => t('New group')],
  start: ['showGroups', () => t('Show all groups')],
  watch: ['showGroups', () => t('Show all groups')],
};

interface PopoverProps {
  readonly step: TourStep;
  readonly facts: TourFacts;
  readonly onEnd: () => void;
}

function Popover({ step, facts, onEnd }: PopoverProps) {
  const own = facts.ownGroup === null ? '' : `[data-card="${CSS.escape(facts.ownGroup)}"]`;
  const target = useTourTarget(step.target.map((selector) => selector.replace('[data-own]', own || 'none')));
  const { ref, style } = usePlace(target?.rectangle ?? null, step);
  const number = TOUR_STEPS.indexOf(step) + 1;
  const popover = (
    <>
      {target ? <div className={css['ring']} style={ringAround(target.rectangle)} aria-hidden /> : null}
      <section
        ref={ref}
        className={css['popover']}
        style={style}
        aria-label={t('Tour')}
        data-tour-step={step.id}
      >
        <header className={css['head']}>
          <h2>{say(step.title)}</h2>
          <ActionIcon size={24} aria-label={t('End the tour')} onClick={onEnd}>
            <X size={15} aria-hidden />
          </ActionIcon>
        </header>
        <p aria-live="polite">{say(step.text)}</p>
        <footer className={css['foot']}>
          <progress value={number} max={TOUR_STEPS.length} aria-label={t('How far the tour is')} />
          {target ? null : <Otherwise step={step.id} />}
          <EndButton last={step.id === 'watch'} onEnd={onEnd} />
        </footer>
      </section>
    </>
  );
  // In a dialog, so that Tab and screen readers reach it there.
  return createPortal(popover, target?.element.closest('[role="dialog"]') ?? document.body);
}

/** The way on when the control is on another page or gone. */
function Otherwise({ step }: { step: TourStepId }) {
  const host = useHost();
  const way = OTHERWISE[step];
  if (!way) return null;
  const [verb, label] = way;
  return (
    <Button
      size="xs"
      variant="default"
      onClick={() => {
        runVerb(verb, host);
      }}
    >
      {label()}
    </Button>
  );
}

function EndButton({ last, onEnd }: { last: boolean; onEnd: () => void }) {
  return (
    <Button size="xs" variant={last ? 'filled' : 'subtle'} onClick={onEnd}>
      {last ? t('Done') : t('Not now')}
    </Button>
  );
}

function usePlace(target: Rectangle | null, step: TourStep) {
  const ref = useRef<HTMLElement>(null);
  const [style, setStyle] = useState<CSSProperties>({ visibility: 'hidden' });
  useLayoutEffect(() => {
    if (!ref.current) return;
    const { width, height } = ref.current.getBoundingClientRect();
    const screen = { width: window.innerWidth, height: window.innerHeight };
    const size = { width, height };
    const sides = step.sides ? { sides: step.sides } : {};
    const keepFree =
      document.querySelector('[role="dialog"] [role="tablist"]')?.getBoundingClientRect() ?? null;
    setStyle(target ? placePopover(target, size, screen, { keepFree, ...sides }) : corner(size, screen));
  }, [step, target]);
  return { ref, style };
}

const RING = 4;

function ringAround({ left, top, width, height }: Rectangle): CSSProperties {
  return { left: left - RING, top: top - RING, width: width + 2 * RING, height: height + 2 * RING };
}
