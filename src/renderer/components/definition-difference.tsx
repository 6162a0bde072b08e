import { t } from '../../shared/catalogue/translate';
import { VisuallyHidden } from '@mantine/core';
import { ArrowRight } from 'lucide-react';
import { useMemo, useState, type ReactNode } from 'react';
import type { RoutineSummary } from '../../shared/routine-summary';
import { useView } from '../state/host-context';
import { definitionChanges, type FieldChange } from './definition-changes';
import css from './definition-difference.module.css';
import type { TextPiece } from './word-difference';

interface DefinitionDifferenceProps {
  /** A saved definition or a draft. */
  readonly before: object;
  readonly after: object;
  /** Said when both say the same. */
  readonly nothing?: ReactNode;
}

/**
 * What differs between two definitions (or drafts), field by field, in the words of the dialog they are edited in:
 * before → after with units, lists as what came and went, long texts word by word. Read-only. Times of saving and the
 * id do not count. `definitionChanges` (definition-changes.ts) answers the same without drawing it.
 */
export function DefinitionDifference({
  before,
  after,
  nothing = t('Nothing differs.'),
}: DefinitionDifferenceProps) {
  const labels = useInputLabels(before, after);
  const sections = useMemo(() => definitionChanges(before, after, labels), [before, after, labels]);
  if (sections.length === 0) return <p className={css['nothing']}>{nothing}</p>;
  return (
    <div className={css['difference']}>
      {sections.map(({ title, changes }) => (
        <section key={title} aria-label={title}>
          <h4>{title}</h4>
          <dl>
            {changes.map((change) => (
              <div key={change.path} data-field={change.path}>
                <dt>
                  <bdi>{change.label}</bdi>
                </dt>
                <dd>
                  <Change change={change} />
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </div>
  );
}

function Change({ change }: { change: FieldChange }) {
  switch (change.kind) {
    case 'value':
      return <ValueChange before={change.before} after={change.after} />;
    case 'text':
      return <TextChange pieces={change.pieces} />;
    case 'list':
      return <ListChange change={change} />;
  }
}

function ValueChange({ before, after }: { before: string | null; after: string | null }) {
  return (
    <span className={css['value']}>
      <Value value={before} kind="before" />
      <ArrowRight size={14} role="img" aria-label={t('becomes')} />
      <Value value={after} kind="after" />
    </span>
  );
}

function Value({ value, kind }: { value: string | null; kind: 'before' | 'after' }) {
  if (value === null) return <span className={css['unset']}>{t('not set')}</span>;
  const Tag = kind === 'before' ? 'del' : 'ins';
  return (
    <Tag>
      <bdi>{value}</bdi>
    </Tag>
  );
}

function ListChange({ change }: { change: Extract<FieldChange, { kind: 'list' }> }) {
  const { added, removed, reordered } = change;
  return (
    <>
      <Items kind="removed" title={t('Removed')} items={removed} />
      <Items kind="added" title={t('Added')} items={added} />
      <Items kind="order" title={t('Order now')} items={reordered ?? []} />
    </>
  );
}

function Items(props: { kind: 'added' | 'removed' | 'order'; title: string; items: readonly string[] }) {
  const { kind, title, items } = props;
  if (items.length === 0) return null;
  const Tag = kind === 'order' ? 'span' : kind === 'added' ? 'ins' : 'del';
  return (
    <div className={css['items']}>
      <span className={css['itemsTitle']}>{title}</span>
      <ul aria-label={title}>
        {items.map((item, index) => (
          <li key={`${String(index)} ${item}`}>
            <Tag>
              <bdi>{item}</bdi>
            </Tag>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** What stays the same is folded beyond this many characters. */
const FOLD = 120;
const EDGE = 40;

function TextChange({ pieces }: { pieces: readonly TextPiece[] }) {
  const [whole, setWhole] = useState(false);
  const folds = pieces.some(({ kind, text }) => kind === 'same' && text.length > FOLD);
  return (
    <>
      <p className={css['text']} dir="auto">
        {pieces.map((piece, index) => (
          <Piece
            // A text may hold the same piece twice, and pieces never move.
            key={index}
            piece={piece}
            edges={[index > 0, index < pieces.length - 1]}
            whole={whole}
          />
        ))}
      </p>
      {folds ? (
        <button
          type="button"
          className={css['unfold']}
          aria-expanded={whole}
          onClick={() => {
            setWhole((before) => !before);
          }}
        >
          {whole ? t('Show only what differs') : t('Show the whole text')}
        </button>
      ) : null}
    </>
  );
}

function Piece(props: { piece: TextPiece; edges: readonly [boolean, boolean]; whole: boolean }) {
  const { piece, edges, whole } = props;
  if (piece.kind === 'same') return whole ? piece.text : folded(piece.text, edges);
  const Tag = piece.kind === 'added' ? 'ins' : 'del';
  return (
    <Tag>
      <VisuallyHidden> {piece.kind === 'added' ? t('(added:)') : t('(removed:)')} </VisuallyHidden>
      {piece.text}
    </Tag>
  );
}

/** Only the ends of an unchanged text that touch a change. */
function folded(text: string, [before, after]: readonly [boolean, boolean]): string {
  const characters = [...text];
  if (characters.length <= FOLD) return text;
  const head = before ? characters.slice(0, EDGE).join('') : '';
  const tail = after ? characters.slice(-EDGE).join('') : '';
  return `${head} … ${tail}`;
}

const NONE: Readonly<Record<string, RoutineSummary>> = {};

/** What the routines of both call their inputs; the later one's words win. */
function useInputLabels(before: object, after: object): Readonly<Record<string, string>> {
  const routines = useView((state) => state.view?.routines ?? NONE);
  return useMemo(
    () =>
      Object.fromEntries(
        [before, after]
          .flatMap((definition) => routines[routineOf(definition)]?.inputs ?? [])
          .map(({ name, label }) => [name, label === '' ? name : label]),
      ),
    [before, after, routines],
  );
}

function routineOf(definition: object): string {
  return 'routineName' in definition && typeof definition.routineName === 'string'
    ? definition.routineName
    : '';
}
