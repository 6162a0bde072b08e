import { Button, Group, Modal } from '@mantine/core';
import { Crop, RefreshCw } from 'lucide-react';
import { useState } from 'react';
import { t, tIn } from '../../../shared/catalogue/translate';
import type { NewTemplateSettings } from '../../../shared/contract/templates';
import type { AppError } from '../../../shared/errors';
import { explainError } from '../../../shared/explain';
import type { Box } from '../../../shared/screen-place';
import { DEFAULT_THRESHOLD, MAX_TEMPLATE_PIXELS } from '../../../shared/template';
import { ActionButton } from '../../components/action-button';
import { Note } from '../../components/note';
import { toastDone } from '../../components/toasts';
import { useCommands } from '../../components/use-command';
import { useBlockedReason } from '../../state/blocked';
import { useHost } from '../../state/host-context';
import { openTemplate } from '../../state/show-templates';
import { clampBox, firstBox, nearBox } from './cut-box';
import { BoxFields, CutFields, CutPreview, type CutDraft } from './cut-fields';
import { cutPng } from './cut-png';
import { CutStage } from './cut-stage';
import css from './dialogs.module.css';
import { InstanceChoice, noInstance, useChosenInstance } from './instance-choice';
import { useScreen, type TakenScreen } from './use-screen';
import { useTemplateNames, whyNotName } from './use-template-names';

const FIRST: CutDraft = { name: '', threshold: DEFAULT_THRESHOLD, color: false, near: false };

/** Cuts a template out of the screen of an instance: where, its name and how it is looked for. */
export function CutTemplateDialog({ onClose }: { onClose: () => void }) {
  const { instances, ref, choose } = useChosenInstance();
  const taken = useScreen(ref);
  const { screen } = taken;
  const [drawn, setDrawn] = useState<Box | null>(null);
  const box = screen && boxOn(screen, drawn);
  const [draft, setDraft] = useState(FIRST);
  const blocked = useBlockedReason();
  const nameError = whyNotName(draft.name, useTemplateNames());
  const { saving, failure, save } = useSaving(onClose);
  const wrong = box ? (tooLarge(box) ?? nameError) : t('There is no picture yet');
  return (
    <Modal opened onClose={onClose} title={t('Cut a template from a screen')} size={1120}>
      <div className={css['cutting']}>
        <CutStage
          screen={screen}
          busy={taken.busy}
          box={box}
          instead={<NoScreen error={taken.error} />}
          onChange={setDrawn}
        />
        <div className={css['aside']}>
          <InstanceChoice instances={instances} value={ref} onChange={choose} />
          <TakeAgain taken={taken} blocked={blocked ?? (ref === null ? noInstance() : null)} />
          <CutPreview screen={screen} box={box} />
          <BoxFields box={box} screen={screen} onChange={setDrawn} />
          <CutFields
            draft={draft}
            nameError={nameError}
            onChange={(change) => {
              setDraft((before) => ({ ...before, ...change }));
            }}
          />
          {failure === null ? null : <Note tone="red" {...failure} />}
        </div>
      </div>
      <Group justify="flex-end" mt="sm" gap="xs">
        <Button variant="default" onClick={onClose}>
          {t('Cancel')}
        </Button>
        <ActionButton
          label={t('Save')}
          icon={Crop}
          busy={saving}
          disabledReason={blocked ?? wrong}
          onClick={() => {
            if (screen && box) void save({ screen, box, draft });
          }}
        />
      </Group>
    </Modal>
  );
}

/** What was drawn, on a screen that may be another since; the middle before something was. */
function boxOn(screen: TakenScreen, drawn: Box | null): Box {
  return drawn ? clampBox(drawn, screen) : firstBox(screen);
}

/** In place of a screen. */
function NoScreen({ error }: { error: AppError | null }) {
  if (error === null) return <p className={css['quiet']}>{noInstance()}</p>;
  return <Note tone="red" {...explainError(error)} />;
}

interface TakeAgainProps {
  readonly taken: ReturnType<typeof useScreen>;
  readonly blocked: string | null;
}

function TakeAgain({ taken: { screen, busy, error, take }, blocked }: TakeAgainProps) {
  return (
    <>
      <ActionButton
        label={t('Take again')}
        icon={RefreshCw}
        variant="default"
        size="xs"
        busy={busy}
        disabledReason={blocked}
        onClick={take}
      />
      {error !== null && screen !== null ? <Note tone="red" {...explainError(error)} /> : null}
    </>
  );
}

/** Why the rectangle can't be a template; null when it can. */
function tooLarge({ width, height }: Box): string | null {
  return width * height > MAX_TEMPLATE_PIXELS
    ? t('It is too large for a template. Cut out the part that matters.')
    : null;
}

interface Cut {
  readonly screen: TakenScreen;
  readonly box: Box;
  readonly draft: CutDraft;
}

function useSaving(onSaved: () => void) {
  const { uiStore } = useHost();
  const { pending, run } = useCommands();
  const [failure, setFailure] = useState<ReturnType<typeof explainError> | null>(null);
  const save = async ({ screen, box, draft }: Cut): Promise<void> => {
    const png = await cutPng(screen.url, box);
    if (png === null) {
      setFailure({ title: t('The picture could not be cut'), hint: t('Take it again.') });
      return;
    }
    const name = draft.name.trim();
    const answer = await run('save', 'templates.create', {
      name,
      png,
      settings: settingsOf(draft, box, screen),
    });
    if (!answer) return;
    if (!answer.ok) {
      setFailure(explainError(answer.error));
      return;
    }
    toastDone(tIn('picture', 'Template “{name}” is saved', { name }));
    openTemplate(uiStore, name);
    onSaved();
  };
  return { saving: pending.has('save'), failure, save };
}

/** What goes without saying is not written. */
function settingsOf(
  { threshold, color, near }: CutDraft,
  box: Box,
  screen: TakenScreen,
): NewTemplateSettings {
  return {
    ...(threshold === DEFAULT_THRESHOLD ? {} : { threshold }),
    ...(near ? { area: nearBox(box, screen) } : {}),
    resolution: `${String(screen.width)}x${String(screen.height)}`,
    ...(color ? { color } : {}),
  };
}
