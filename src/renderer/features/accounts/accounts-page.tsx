/** Every account: what state it is in, who holds it, and what can be done about it. */
export function AccountsPage() {
  return <div />;
}
