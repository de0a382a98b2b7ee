/** How what search does not know is called, before its number or title. */
export const besidesTexts = {
  nl: {
    dispute: 'Bezwaar tegen bevinding', signoff: 'Bezwaar tegen tekst', expectation: 'Verwachting', date_poll: 'Datumprikker', date_poll_answer: 'Opmerking bij datumprikker', decision_answer: 'Reden bij vraag',
    charter_answer: 'Reden bij wijziging van de opdracht', appreciation: 'Evaluatie van', endorsement: 'Antwoord van een organisatie op', knowledge_note: 'Aantekening bij',
  },
  en: {
    dispute: 'Objection to finding', signoff: 'Objection to text', expectation: 'Expectation', date_poll: 'Date poll', date_poll_answer: 'Remark at date poll', decision_answer: 'Reason at question',
    charter_answer: 'Reason at change of the charter', appreciation: 'Evaluation of', endorsement: 'Answer of an organisation to', knowledge_note: 'Note at',
  },
}
