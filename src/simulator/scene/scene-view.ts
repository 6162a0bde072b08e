import { boxOp, type DrawOp, type Picture } from '../graphics/draw-op';
import type { Box } from '../graphics/surface';
import type { ScreenFacts } from '../device/phone';
import type { AppInstance } from './app-instance';
import type { Element } from './element-schema';
import { colorOf } from './palette';
import { placeElements } from './place-elements';
import type { PlacedElement, Viewport } from './placed-element';
import type { SceneRuntime } from './scene-runtime';

/** One sheet of what is on the screen: a screen, a pop-up, the system's bars. */
export interface Layer {
  readonly instance: AppInstance;
  readonly elements: readonly PlacedElement[];
  /** Painted over the whole screen before the elements. */
  readonly backdrop: DrawOp | null;
  /** Takes every tap, so that none reaches what is below. */
  readonly modal: boolean;
}

/** Everything on the screen, lowest first. The lowest covers the whole screen. */
export function viewLayers(
  runtime: SceneRuntime,
  screen: Pick<ScreenFacts, 'width' | 'height'>,
  pictures: ReadonlyMap<string, Picture>,
): readonly Layer[] {
  const whole = { left: 0, top: 0, right: screen.width, bottom: screen.height };
  const layer = (
    instance: AppInstance,
    elements: readonly Element[],
    look: { fill?: string; modal?: boolean },
  ): Layer => {
    const context = {
      instance,
      viewport: viewportOf(instance, whole),
      scope: runtime.scopeOf(instance),
      pictures,
    };
    return {
      instance,
      elements: placeElements(elements, context, whole),
      backdrop: look.fill === undefined ? null : backdrop(look.fill, instance, whole),
      modal: look.modal ?? false,
    };
  };
  const { front, system } = runtime;
  const popups = (instance: AppInstance): Layer[] =>
    instance.popups.map(({ popup }) =>
      layer(instance, popup.elements, { modal: popup.modal, ...(popup.modal ? { fill: popup.dim } : {}) }),
    );
  const hidesBars = front.app.fullscreen || screen.width > screen.height;
  const base = front.top?.screen;
  return [
    layer(front, base?.elements ?? [], { fill: base?.background ?? '#000000', modal: true }),
    ...popups(front),
    ...(hidesBars ? [] : [layer(system, system.top?.screen.elements ?? [], {})]),
    ...popups(system),
  ];
}

function backdrop(fill: string, instance: AppInstance, whole: Box): DrawOp {
  const color = colorOf(fill, instance.app.colors);
  return boxOp(whole, { top: color, bottom: color }, 0);
}

/** Fits the design size into the screen, in the middle. */
function viewportOf(instance: AppInstance, whole: Box): Viewport {
  const [width, height] = instance.app.size;
  const scale = Math.min(whole.right / width, whole.bottom / height);
  return { scale, x: (whole.right - width * scale) / 2, y: (whole.bottom - height * scale) / 2 };
}

/** All drawing operations of the layers, in order. */
export function layerOps(layers: readonly Layer[]): readonly DrawOp[] {
  return layers.flatMap(({ backdrop: first, elements }) => [
    ...(first === null ? [] : [first]),
    ...elements.flatMap(({ ops }) => ops),
  ]);
}
