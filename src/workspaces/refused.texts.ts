const nl = {
  title: { 400: 'Dit konden wij niet lezen', 401: 'U bent er nog niet', 403: 'Dit is niet aan u', 404: 'Deze pagina is er niet', 409: 'Dat kan niet meer', 413: 'Dit is te veel in één keer', 429: 'Even wachten', 500: 'Er ging iets mis', 503: 'Even geduld' },
  malformed: 'Wij konden niet lezen wat uw browser stuurde. Ga terug, vernieuw de pagina en probeer het opnieuw.',
  large: 'Verdeel het over meer keren. Ga terug: uw browser heeft meestal nog wat u invulde.',
  nobody: {
    title: 'U bent niet ingelogd',
    lead: 'Er is niets opgeslagen: wij weten niet meer wie u bent.',
    how: 'Schreef u net iets? Log dan in via een nieuw tabblad. Vernieuw daarna deze pagina: uw browser verstuurt dan opnieuw wat u invulde.',
    go: 'Inloggen',
  },
  onward: 'Naar de tweede stap',
  halfway: 'Zet eerst de tweede stap om in te loggen. Doe daarna opnieuw wat u wilde doen.',
  late: {
    withdrawn: 'Dit is intussen ingetrokken.',
    locked: 'Iemand anders is nu aan het schrijven in deze tekst.',
    changed: 'Iemand anders heeft dit intussen veranderd. Uw tekst is niet opgeslagen.',
    used: 'Dit is al gebruikt.',
    settled: 'Dit is al afgerond.',
    charter: 'In de opdracht van de denktank staat dat gasten hier niet zomaar meedoen.',
    newer: 'Er is intussen een nieuwere versie. Die vraagt het opnieuw.',
  },
}
const en: typeof nl = {
  title: { 400: 'We could not read this', 401: 'You are not there yet', 403: 'This is not yours to do', 404: 'This page is not here', 409: 'That is no longer possible', 413: 'This is too much at once', 429: 'Please wait', 500: 'Something went wrong', 503: 'One moment, please' },
  malformed: 'We could not read what your browser sent. Go back, reload the page and try again.',
  large: 'Split it into smaller parts. Go back: your browser mostly still has what you filled in.',
  nobody: {
    title: 'You are not signed in',
    lead: 'Nothing was saved: we no longer know who you are.',
    how: 'Were you writing something? Then sign in by a new tab. After that, reload this page: your browser sends again what you filled in.',
    go: 'Sign in',
  },
  onward: 'To the second step',
  halfway: 'First take the second step of signing in. Then do again what you wanted to do.',
  late: {
    withdrawn: 'This has been withdrawn in the meantime.',
    locked: 'Somebody else is writing in this text now.',
    changed: 'Somebody else has changed this in the meantime. Your text was not saved.',
    used: 'This has been used already.',
    settled: 'This has been settled already.',
    charter: 'The charter of the think tank says that guests do not simply join here.',
    newer: 'There is a newer version by now. It asks anew.',
  },
}
export const texts = { nl, en }
