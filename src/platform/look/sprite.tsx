/** Every shape and icon once per page; `use` takes them from here, so nothing is fetched and nothing is repeated. */
export const Sprite = () => (
  <svg class="dt-sprite" aria-hidden="true" focusable="false">
    <symbol id="m-municipality" viewBox="0 0 12 12"><circle cx="6" cy="6" r="5.2"></circle></symbol>
    <symbol id="m-shared-service" viewBox="0 0 12 12"><path d="M1.3 1.3h9.4v9.4H1.3z"></path></symbol>
    <symbol id="m-supplier" viewBox="0 0 12 12"><path d="M6 .9l5.4 9.9H.6z"></path></symbol>
    <symbol id="m-other" viewBox="0 0 12 12"><path d="M6 .4L11.6 6 6 11.6.4 6z"></path></symbol>
    <symbol id="i-taken" viewBox="0 0 16 16"><path d="M1.5 8h9M7.5 4.5L11 8l-3.5 3.5M14 2.5v11"></path></symbol>
    <symbol id="i-merged" viewBox="0 0 16 16">
      <path d="M1.5 3c5 0 4 5 9 5M1.5 13c5 0 4-5 9-5h3M11 5.2L13.8 8 11 10.8"></path>
    </symbol>
    <symbol id="i-parked" viewBox="0 0 16 16"><path d="M5.5 3v10M10.5 3v10"></path></symbol>
    <symbol id="i-declined" viewBox="0 0 16 16"><circle cx="8" cy="8" r="6"></circle><path d="M4 12l8-8"></path></symbol>
    <symbol id="i-open" viewBox="0 0 16 16"><circle cx="8" cy="8" r="6" stroke-dasharray="2.2 2.5"></circle></symbol>
    <symbol id="i-ring" viewBox="0 0 16 16">
      <circle cx="8" cy="8" r="6.3"></circle><circle cx="8" cy="8" r="2.5"></circle>
    </symbol>
    <symbol id="i-source" viewBox="0 0 16 16">
      <path d="M8 3.5C6 2 3.5 2 1.5 2.5v10c2-.5 4.5-.5 6.5 1 2-1.5 4.5-1.5 6.5-1v-10C12.5 2 10 2 8 3.5zM8 3.5v10"></path>
    </symbol>
    <symbol id="i-sent" viewBox="0 0 16 16"><path d="M2.5 8.5l3.5 3.5 7.5-8"></path></symbol>
    <symbol id="i-wait" viewBox="0 0 16 16"><circle cx="8" cy="8" r="6"></circle><path d="M8 4.5V8l2.5 2"></path></symbol>
    <symbol id="i-finding" viewBox="0 0 16 16"><path d="M2 2h12v9H8l-3 3v-3H2z"></path></symbol>
  </svg>
)
