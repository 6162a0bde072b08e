import { Button } from '@mantine/core';
import { Compass } from 'lucide-react';
import { t } from '../../shared/catalogue/translate';
import { useHost, useUi } from '../state/host-context';

/** The way into the tour for whoever sees an empty window. */
export function TourOffer() {
  const { uiStore } = useHost();
  const on = useUi((state) => state.tour);
  if (on) return null;
  return (
    <Button
      size="xs"
      variant="light"
      leftSection={<Compass size={14} aria-hidden />}
      onClick={() => {
        uiStore.setState({ tour: true });
      }}
    >
      {t('Show me around')}
    </Button>
  );
}
