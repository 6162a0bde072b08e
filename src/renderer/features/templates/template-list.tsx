import { CircleX, TriangleAlert } from 'lucide-react';
import {
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type KeyboardEvent,
} from 'react';
import { t, tIn } from '../../../shared/catalogue/translate';
import { useTableWindow } from '../../components/table-window';
import { TemplatePicture } from '../../components/template-picture';
import { useHost } from '../../state/host-context';
import { changeTemplates } from '../../state/show-templates';
import type { ListedTemplate } from './template-list-rules';
import css from './templates-page.module.css';

const ROW_HEIGHT = 52;

interface TemplateListProps {
  readonly found: readonly ListedTemplate[];
  readonly chosen: string | null;
}

/** The templates with their pictures, those in sight drawn. One row takes part in the tab order, arrows lead to others. */
export function TemplateList({ found, chosen }: TemplateListProps) {
  const { uiStore } = useHost();
  const [box, setBox] = useState<HTMLDivElement | null>(null);
  const keys = useMemo(() => found.map(({ template }) => template.name), [found]);
  const chosenAt = keys.indexOf(chosen ?? '');
  const tabStop = Math.max(0, chosenAt);
  const heightOf = useCallback(() => ROW_HEIGHT, []);
  const { parts } = useTableWindow({ box, keys, heightOf, head: 0, kept: tabStop });
  const focus = useRowFocus(box, chosenAt);
  const go = (index: number): void => {
    const name = keys[Math.max(0, Math.min(index, keys.length - 1))];
    if (name === undefined) return;
    focus(name);
    changeTemplates(uiStore, { chosen: name });
  };
  const press = (event: KeyboardEvent, index: number): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const to = targetOf(event.key, index, keys.length);
    if (to !== undefined) {
      event.preventDefault();
      go(to);
    } else if (event.key === 'Delete' || event.key === 'F2') {
      event.preventDefault();
      const templateName = keys[index] ?? '';
      const kind = event.key === 'F2' ? 'renameTemplate' : 'deleteTemplate';
      uiStore.setState({ dialog: { kind, templateName } });
    }
  };
  return (
    <div ref={setBox} className={css['rows']} role="listbox" aria-label={tIn('picture', 'Templates')}>
      {parts.map((part) => {
        if (part.kind === 'gap')
          return <div key={`gap ${String(part.before)}`} role="none" style={{ height: part.height }} />;
        const listed = found[part.index];
        if (listed === undefined) return null;
        const { name } = listed.template;
        return (
          <div
            key={name}
            role="option"
            className={css['row']}
            data-row={name}
            aria-selected={name === chosen}
            aria-setsize={found.length}
            aria-posinset={part.index + 1}
            tabIndex={part.index === tabStop ? 0 : -1}
            style={{ height: ROW_HEIGHT }}
            onClick={() => {
              go(part.index);
            }}
            onKeyDown={(event) => {
              press(event, part.index);
            }}
          >
            <Row listed={listed} />
          </div>
        );
      })}
    </div>
  );
}

function targetOf(key: string, index: number, count: number): number | undefined {
  switch (key) {
    case 'ArrowDown':
      return index + 1;
    case 'ArrowUp':
      return index - 1;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    case 'Enter':
    case ' ':
      return index;
    default:
      return undefined;
  }
}

/** The way to a row, drawn or not. What is chosen from elsewhere comes in sight. */
function useRowFocus(box: HTMLElement | null, chosenAt: number): (name: string) => void {
  const wanted = useRef<string | null>(null);
  useEffect(() => {
    if (box && chosenAt >= 0) bringInSight(box, chosenAt * ROW_HEIGHT);
  }, [box, chosenAt]);
  useLayoutEffect(() => {
    if (wanted.current === null || !box) return;
    const drawn = [...box.querySelectorAll<HTMLElement>('[data-row]')];
    const row = drawn.find(({ dataset }) => dataset['row'] === wanted.current);
    if (!row) return;
    wanted.current = null;
    row.focus({ preventScroll: true });
  });
  return useCallback((name) => {
    wanted.current = name;
  }, []);
}

function bringInSight(box: HTMLElement, top: number): void {
  if (top < box.scrollTop) box.scrollTop = top;
  else if (top + ROW_HEIGHT > box.scrollTop + box.clientHeight)
    box.scrollTop = top + ROW_HEIGHT - box.clientHeight;
}

function Row({ listed: { template, errors, warnings } }: { listed: ListedTemplate }) {
  const { name, label } = template;
  return (
    <>
      <TemplatePicture template={template} width={56} height={40} />
      <span className={css['name']} title={name}>
        <bdi>{label}</bdi>
        {label === name ? null : <small dir="auto">{name}</small>}
      </span>
      {errors === 0 ? null : (
        <span
          className={css['mark']}
          data-tone="red"
          role="img"
          aria-label={t('{count, plural, one {# error} other {# errors}}', { count: errors })}
        >
          <CircleX size={14} aria-hidden />
          {errors}
        </span>
      )}
      {warnings === 0 ? null : (
        <span
          className={css['mark']}
          data-tone="amber"
          role="img"
          aria-label={t('{count, plural, one {# warning} other {# warnings}}', { count: warnings })}
        >
          <TriangleAlert size={14} aria-hidden />
          {warnings}
        </span>
      )}
    </>
  );
}
