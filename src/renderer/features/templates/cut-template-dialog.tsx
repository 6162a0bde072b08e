import { Button, Group, Modal } from '@mantine/core';
import { Crop, RefreshCw } from 'lucide-react';
import { t, tIn } from '../../../shared/catalogue/translate';
import type { AppError } from '../../../shared/errors';
import { explainError } from '../../../shared/explain';
import type { TemplateSummary } from '../../../shared/template';
import { ActionButton } from '../../components/action-button';
import { Note } from '../../components/note';
import { useBlockedReason } from '../../state/blocked';
import { useTemplates } from '../../state/templates-context';
import type { CutTemplateFacts } from '../../state/ui-store';
import { BoxFields } from './box-fields';
import { CutFields } from './cut-fields';
import { CutJudgement } from './cut-judgement';
import { colorAt } from './cut-png';
import { CutPreview } from './cut-preview';
import { CutStage } from './cut-stage';
import css from './dialogs.module.css';
import { FIRST_TOLERANCE, isFull } from './ignored-draft';
import { IgnoredFields } from './ignored-fields';
import { InstanceChoice, noInstance } from './instance-choice';
import { knownTagsOf } from './template-draft';
import { useCut, type CutInWork } from './use-cut';
import { useCutSaving } from './use-cut-saving';
import { useCutSource, type CutSource } from './use-cut-source';

interface CutTemplateDialogProps {
  readonly facts: CutTemplateFacts;
  readonly onClose: () => void;
}

/** Cuts a picture out of a screen or a file: a new template, or a picture of one that is there. */
export function CutTemplateDialog({ facts, onClose }: CutTemplateDialogProps) {
  const templates = useTemplates();
  const template = templates?.find(({ name }) => name === facts.into?.templateName);
  const source = useCutSource(facts);
  const cut = useCut({ facts, source, template });
  const blocked = useBlockedReason();
  const { saving, failure, save } = useCutSaving(onClose);
  const { screen } = source;
  const finish = (): void => {
    if (!screen || !cut.box) return;
    const into = facts.into && template ? { template, file: facts.into.file } : null;
    void save({ screen, box: cut.box, ignored: cut.inCut, draft: cut.draft, into });
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={titleOf(facts)}
      size={1160}
      // A rectangle that is drawn over the edge of the screen ends outside.
      closeOnClickOutside={false}
    >
      <div className={css['cutting']}>
        <Stage source={source} cut={cut} />
        <div className={css['aside']}>
          <LiveScreen source={source} blocked={blocked} />
          <CutPreview screen={screen} box={cut.box} ignored={cut.inCut} />
          <Judgement cut={cut} isNew={facts.into === undefined} />
          {facts.into === undefined ? (
            <CutFields
              draft={cut.draft}
              nameError={cut.nameError}
              knownTags={knownTagsOf(templates ?? [])}
              isPlaced={screen?.isScreen === true}
              onChange={cut.change}
            />
          ) : (
            <p className={css['quiet']}>{intoWords(facts.into.file, template)}</p>
          )}
          <BoxFields label={t('Rectangle, in pixels')} box={cut.box} screen={screen} onChange={cut.draw} />
          <IgnoredFields ignored={cut.ignored} screen={screen} box={cut.box} onChange={cut.ignore} />
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
          disabledReason={blocked ?? cut.wrong}
          onClick={finish}
        />
      </Group>
    </Modal>
  );
}

function titleOf({ picture, into }: CutTemplateFacts): string {
  if (into === undefined)
    return picture ? t('New template from a picture') : t('Cut a template from a screen');
  const { templateName: name, file, isItself } = into;
  if (isItself === true) return tIn('picture', 'Crop “{name}”, or ignore parts of it', { name });
  return file === null
    ? tIn('picture', 'A picture of “{name}” for other screens', { name })
    : tIn('picture', 'Cut “{name}” again', { name });
}

/** What becomes of what is there. */
function intoWords(file: string | null, template: TemplateSummary | undefined): string {
  if (file === null)
    return t('It is used on screens of this size and shape; all settings are those of the template.');
  const { mask = null } = template?.images.find((image) => image.file === file) ?? {};
  return mask === null
    ? t('All settings stay. The picture that is there goes to the trash.')
    : t('All settings stay. The picture that is there and its mask go to the trash.');
}

function Stage({ source, cut }: { source: CutSource; cut: CutInWork }) {
  const { screen, busy, error, fault } = source;
  const { ignored } = cut;
  return (
    <CutStage
      {...{ screen, busy, ignored }}
      box={cut.box}
      isDrawn={cut.isDrawn}
      next={cut.next}
      instead={<NoScreen error={error} fault={fault} />}
      onChange={cut.draw}
      onIgnore={(box) => {
        if (!isFull(ignored)) cut.ignore({ ...ignored, boxes: [...ignored.boxes, box] });
      }}
      onIgnoreColor={(at) => {
        if (!screen || isFull(ignored)) return;
        void colorAt(screen.url, at).then((rgb) => {
          if (rgb)
            cut.ignore({ ...ignored, colors: [...ignored.colors, { rgb, tolerance: FIRST_TOLERANCE }] });
        });
      }}
    />
  );
}

function Judgement({ cut, isNew }: { cut: CutInWork; isNew: boolean }) {
  return (
    <CutJudgement
      remarks={cut.remarks}
      busy={cut.comparing}
      {...(isNew
        ? {
            onColor: () => {
              cut.change({ color: true });
            },
            onThreshold: (threshold: number) => {
              cut.change({ threshold });
            },
          }
        : {})}
    />
  );
}

/** In place of a screen. */
function NoScreen({ error, fault }: { error: AppError | null; fault: string | null }) {
  if (error === null) return <p className={css['quiet']}>{fault ?? noInstance()}</p>;
  return <Note tone="red" {...explainError(error)} />;
}

/** Whose screen, and another picture of it; what is cut from stands still. */
function LiveScreen({ source, blocked }: { source: CutSource; blocked: string | null }) {
  const { live, screen, busy, error } = source;
  if (live === null) return null;
  return (
    <>
      <InstanceChoice instances={live.instances} value={live.ref} onChange={live.choose} />
      <ActionButton
        label={t('Take a new screen')}
        icon={RefreshCw}
        variant="default"
        size="xs"
        busy={busy}
        disabledReason={blocked ?? live.blocked}
        onClick={live.take}
      />
      {error !== null && screen !== null ? <Note tone="red" {...explainError(error)} /> : null}
    </>
  );
}
