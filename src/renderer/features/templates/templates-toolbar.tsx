import { Crop, ImagePlus } from 'lucide-react';
import { currentLocale, msg, t, tIn, type Message } from '../../../shared/catalogue/translate';
import { ActionButton } from '../../components/action-button';
import { FilePicker } from '../../components/file-picker';
import { SearchBox } from '../../components/search-box';
import { StateChips } from '../../components/state-chips';
import { dialogForPictures } from '../../components/template-pictures-given';
import { useBlockedReason } from '../../state/blocked';
import { useHost, useUi } from '../../state/host-context';
import { changeTemplates } from '../../state/show-templates';
import type { TemplateFilter } from '../../state/templates-ui';
import css from './templates-page.module.css';

type Filter = Exclude<TemplateFilter, 'all'>;

const FILTERS: readonly (readonly [Filter, Message])[] = [
  ['errors', msg('Errors')],
  ['warnings', msg('Warnings')],
  ['unused', msg('Not used')],
];

interface TemplatesToolbarProps {
  readonly count: number;
  readonly counts: Readonly<Record<Filter, number>>;
}

/** Name of the page, search, filters, and the way to a new template. */
export function TemplatesToolbar({ count, counts }: TemplatesToolbarProps) {
  const { uiStore } = useHost();
  const { search, filter } = useUi((state) => state.templates);
  return (
    <div className={css['toolbar']}>
      <h1 className={css['title']}>
        {tIn('picture', 'Templates')}
        <span aria-label={tIn('picture', '{count, plural, one {# template} other {# templates}}', { count })}>
          {count.toLocaleString(currentLocale())}
        </span>
      </h1>
      {count === 0 ? null : (
        <>
          <SearchBox
            label={tIn('picture', 'Search templates')}
            value={search}
            onChange={(value) => {
              changeTemplates(uiStore, { search: value });
            }}
          />
          <StateChips<Filter>
            filters={FILTERS}
            counts={counts}
            current={filter}
            onChange={(next) => {
              changeTemplates(uiStore, { filter: next });
            }}
          />
          <span className={css['grow']} />
          <FromPicturesButton />
          <CutTemplateButton />
        </>
      )}
    </div>
  );
}

/** Opens the dialog in which a template is cut out of a screen. */
export function CutTemplateButton() {
  const { uiStore } = useHost();
  const blocked = useBlockedReason();
  return (
    <ActionButton
      label={t('Cut from a screen…')}
      accessibleName={t('Cut a template from a screen')}
      icon={Crop}
      style={{ flex: 'none' }}
      disabledReason={blocked}
      onClick={() => {
        uiStore.setState({ dialog: { kind: 'cutTemplate' } });
      }}
    />
  );
}

/** Opens the system's dialog for pictures that become templates. */
export function FromPicturesButton() {
  const { uiStore } = useHost();
  const blocked = useBlockedReason();
  return (
    <FilePicker
      label={t('From a picture…')}
      icon={ImagePlus}
      blocked={blocked}
      accept="image/png,image/jpeg,image/webp,image/bmp" // no words: kinds of files
      onChosen={(files) => {
        const dialog = dialogForPictures(files);
        if (dialog) uiStore.setState({ dialog });
      }}
    />
  );
}
