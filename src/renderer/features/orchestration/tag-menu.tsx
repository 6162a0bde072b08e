import { t } from '../../../shared/catalogue/translate';
import { Menu } from '@mantine/core';
import { ChevronDown } from 'lucide-react';
import { useHost, useUi } from '../../state/host-context';
import css from './orchestration-page.module.css';

/** Chooses tags; a group must have all of them. */
export function TagMenu({ tags }: { tags: readonly string[] }) {
  const { uiStore } = useHost();
  const chosen = useUi((state) => state.tags);
  const toggle = (tag: string): void => {
    uiStore.setState({
      tags: chosen.includes(tag) ? chosen.filter((each) => each !== tag) : [...chosen, tag],
    });
  };
  return (
    <Menu closeOnItemClick={false} position="bottom-start">
      <Menu.Target>
        <button type="button" className={css['chip']} data-on={chosen.length > 0}>
          {chosen.length === 0
            ? t('Tags')
            : chosen.length === 1
              ? chosen[0]
              : t('{count} tags', { count: chosen.length })}
          <ChevronDown size={13} aria-hidden />
        </button>
      </Menu.Target>
      <Menu.Dropdown mah={360} style={{ overflowY: 'auto' }}>
        {tags.map((tag) => (
          <Menu.CheckboxItem
            key={tag}
            checked={chosen.includes(tag)}
            onChange={() => {
              toggle(tag);
            }}
          >
            <bdi>{tag}</bdi>
          </Menu.CheckboxItem>
        ))}
        <Menu.Divider role="separator" />
        <Menu.Item
          disabled={chosen.length === 0}
          onClick={() => {
            uiStore.setState({ tags: [] });
          }}
        >
          {t('Show all')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
