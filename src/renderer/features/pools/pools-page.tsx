/** Saved pools: what is in them and who draws from them. */
export function PoolsPage() {
  return <div />;
}
