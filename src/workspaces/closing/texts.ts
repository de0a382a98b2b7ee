const nl = {
  title: 'Denktank sluiten', ring: 'Alleen voor de voorzitter, en voor wie in het bestuur zit en meedoet.',
  lead: 'Is het werk klaar? Sluit de denktank dan. Wat is gezegd en geschreven, blijft te lezen.',
  whatTitle: 'Wat sluiten betekent',
  what: [
    'Iedereen die meedoet, kan alles blijven lezen. Niemand kan nog iets toevoegen, schrijven of besluiten.',
    'Er gaan geen herinneringen en uitnodigingen meer uit.',
    'Wat is gepubliceerd, blijft op de website staan.',
  ],
  sealed: {
    named: 'Bij wat is gezegd, blijft de naam staan.',
    'by-perspective': 'Denktank bewaart nog 14 dagen wie wat zei. Zo lang kunt u uw eigen bijdragen nog intrekken. Daarna is het voorgoed vergeten.',
    anonymous: 'Wie wat zei, wordt meteen en voorgoed vergeten. Niemand kan eigen bijdragen daarna nog intrekken.',
  },
  reopens: 'Alleen iemand van het bestuur die meedoet, kan de denktank weer openen.',
  nobody: 'Nu doet niemand van het bestuur mee. Dan kan niemand de denktank weer openen.',
  formTitle: 'Sluiten', sure: 'Ja, deze denktank is klaar', button: 'Denktank sluiten', notSure: 'Kruis aan dat u het zeker weet.', cancel: 'Terug',
  closed: (day: string) => `Deze denktank is gesloten sinds ${day}.`, cut: 'Wie wat zei, is vergeten en komt niet terug.',
  reopenTitle: 'Weer openen', reopenText: 'Na het openen kan iedereen weer bijdragen. Wat is vergeten, komt niet terug.', reopen: 'Denktank weer openen',
  chairOnly: 'Alleen de voorzitter kan de denktank sluiten.',
  done: { open: 'De denktank is weer open.' },
}

const en: typeof nl = {
  title: 'Close the think tank', ring: 'For the chair only, and for board members who take part.',
  lead: 'Is the work done? Then close the think tank. What was said and written can still be read.',
  whatTitle: 'What closing means',
  what: [
    'Everybody who takes part can go on reading everything. Nobody can add, write or decide anything any more.',
    'No more reminders and invitations go out.',
    'What was published stays on the website.',
  ],
  sealed: {
    named: 'Names stay with what was said.',
    'by-perspective': 'Denktank keeps who said what for 14 more days. That long people can withdraw what they gave. After that it is forgotten for good.',
    anonymous: 'Who said what is forgotten at once and for good. After that nobody can withdraw what they gave.',
  },
  reopens: 'Only somebody of the board who takes part can open the think tank again.',
  nobody: 'Now nobody of the board takes part. Then nobody can open it again.',
  formTitle: 'Close', sure: 'Yes, this think tank is done', button: 'Close the think tank', notSure: 'Tick that you are sure.', cancel: 'Back',
  closed: (day) => `This think tank has been closed since ${day}.`, cut: 'Who said what is forgotten and does not come back.',
  reopenTitle: 'Open again', reopenText: 'Once it is open everybody can contribute again. What was forgotten does not come back.', reopen: 'Open the think tank again',
  chairOnly: 'Only the chair can close the think tank.',
  done: { open: 'The think tank is open again.' },
}

export const texts = { nl, en }
