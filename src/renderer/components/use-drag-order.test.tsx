import { render, screen } from '@testing-library/react';
import { useRef } from 'react';
import { expect, test, vi } from 'vitest';
import { useDragOrder } from './use-drag-order';

const ROW_HEIGHT = 20;

/** Three rows of 20 px below each other; a window without a layout has to be told where they are. */
function Rows({ onDrop }: { readonly onDrop: (from: number, to: number) => void }) {
  const list = useRef<HTMLOListElement>(null);
  const { dragged, lift } = useDragOrder(list, onDrop);
  return (
    <ol ref={list} data-testid="list" data-held={dragged !== null}>
      {['a', 'b', 'c'].map((name, index) => (
        <li
          key={name}
          onPointerDown={lift(index)}
          ref={(row) => {
            if (!row) return;
            row.scrollIntoView = () => undefined;
            row.getBoundingClientRect = () => new DOMRect(0, index * ROW_HEIGHT, 100, ROW_HEIGHT);
          }}
        >
          {name}
        </li>
      ))}
    </ol>
  );
}

/** Events that come faster than anything is drawn. */
function flick(row: HTMLElement, ...steps: (readonly [type: string, clientY: number])[]): void {
  row.dispatchEvent(new MouseEvent('pointerdown', { bubbles: true, clientY: 50 }));
  for (const [type, clientY] of steps) window.dispatchEvent(new MouseEvent(type, { clientY }));
}

test('a flick that is over before anything is drawn lands where it was let go', async () => {
  const onDrop = vi.fn();
  render(<Rows onDrop={onDrop} />);
  flick(screen.getByText('c'), ['pointermove', 30], ['pointermove', 3], ['pointerup', 3]);
  expect(onDrop.mock.calls).toEqual([[2, 0]]);
  await vi.waitFor(() => {
    expect(screen.getByTestId('list').dataset['held']).toBe('false');
  });
  window.dispatchEvent(new MouseEvent('pointerup', { clientY: 50 }));
  expect(onDrop).toHaveBeenCalledTimes(1);
});

test('a press without a move, and Escape, leave the order', () => {
  const onDrop = vi.fn<(from: number, to: number) => void>();
  render(<Rows onDrop={onDrop} />);
  flick(screen.getByText('b'), ['pointerup', 25]);
  expect(onDrop.mock.calls.every(([from, to]) => from === to)).toBe(true);
  onDrop.mockClear();
  flick(screen.getByText('c'), ['pointermove', 3]);
  window.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' }));
  window.dispatchEvent(new MouseEvent('pointerup', { clientY: 3 }));
  expect(onDrop).not.toHaveBeenCalled();
});
