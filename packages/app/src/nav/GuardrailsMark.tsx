/** The mark of the product: a path between two rails. @internal */
export function GuardrailsMark(props: { size: number }) {
  return (
    <svg
      width={props.size}
      height={props.size}
      viewBox="0 0 32 32"
      aria-hidden="true"
      focusable="false"
    >
      <rect width="32" height="32" rx="8" fill="#0f766e" />
      <path
        d="M8 26C8 18 12 14 12 6M24 26c0-8-4-12-4-20"
        stroke="#99f6e4"
        strokeWidth="2.5"
        strokeLinecap="round"
        fill="none"
      />
      <path
        d="M16 25v-3M16 18v-3M16 11V8"
        stroke="#ffffff"
        strokeWidth="2.5"
        strokeLinecap="round"
      />
    </svg>
  );
}
