const nl = {
  amendment: (n: number) => [`Zeg wat u vindt van wijziging ${n}`, 'Iemand stelt voor de opdracht te wijzigen. U ziet oud en nieuw naast elkaar. Dat kost enkele minuten.', 'Wijziging bekijken'],
  question: ['Geef antwoord op een vraag aan de groep', 'De groep wil weten wat u ervan vindt. Dat kost een paar minuten.', 'Vraag bekijken'],
  unstated: ['Zeg wat er besloten is', 'De tijd om te antwoorden is om. Leg vast wat de uitkomst is, en wat er nu gebeurt.', 'Antwoorden bekijken'],
  until: (day: string) => `Kan tot en met ${day}`,
  undecided: (n: number) => [`Stel vast wat er van wijziging ${n} komt`, 'De tijd om te antwoorden is om. Schrijf op of de wijziging doorgaat, en waarom.', 'Wijziging bekijken'],
  signoff: (n: number) => [`Kijk versie ${n} van de tekst na`, 'Klopt het vanuit uw perspectief? Zo niet, zeg dan wat anders moet.', 'Tekst nakijken'],
  expects: ['Zeg wat u verwacht', 'Wat wilt u meenemen, en wat kunt u brengen? De groep leest dat voor de bijeenkomst.', 'Verwachting geven'],
  silent: (n: number) => [n === 1 ? 'Vraag 1 genodigde om antwoord' : `Vraag ${n} genodigden om antwoord`, 'Zij kregen een uitnodiging en antwoordden nog niet. Een telefoontje helpt vaak.', 'Uitnodigingen bekijken'],
  endorse: (organisation: string) => [`Zeg of ${organisation} hierachter staat`, 'U spreekt voor deze organisatie. U kunt instemmen, een voorbehoud maken of niet instemmen.', 'Publicatie bekijken'],
  proposals: (n: number) => [n === 1 ? 'Besluit over 1 themavoorstel' : `Besluit over ${n} themavoorstellen`, 'Het bestuur kiest, parkeert of wijst af, en zegt waarom.', 'Voorstellen bekijken'],
  settle: (n: number) => [n === 1 ? 'Geef 1 bijdrage een bestemming' : `Geef ${n} bijdragen een bestemming`,
    'Neem ze op in een bevinding, voeg ze samen, parkeer ze of leg uit waarom niet. Wie ze gaf, hoort het.', 'Bijdragen bekijken'],
  disputes: (n: number) => [n === 1 ? 'Handel 1 bezwaar af' : `Handel ${n} bezwaren af`, 'Iemand is het niet eens met een bevinding. Spreek erover en leg vast wat eruit kwam.', 'Bezwaar bekijken'],
  contested: ['Lees de bevinding waarover verschil van mening is', 'Klopt de zin voor u? Zo niet, zeg dan waarom.', 'Bevinding lezen'],
}

const en: typeof nl = {
  amendment: (n) => [`Say what you think of amendment ${n}`, 'Somebody proposes to change the charter. You see old and new side by side. It takes a few minutes.', 'See the amendment'],
  question: ['Answer a question to the group', 'The group wants to know what you think. It takes a few minutes.', 'See the question'],
  unstated: ['Say what was decided', 'The time to answer is up. Record the outcome, and what happens now.', 'See the answers'],
  until: (day) => `Until ${day}`,
  undecided: (n) => [`Decide what becomes of amendment ${n}`, 'The time to answer is up. Write down whether the amendment is adopted, and why.', 'See the amendment'],
  signoff: (n) => [`Review version ${n} of the text`, 'Is it right from your perspective? If not, say what should change.', 'Review the text'],
  expects: ['Say what you expect', 'What do you want to take away, and what can you bring? The group reads it before the meeting.', 'Give an expectation'],
  silent: (n) => [n === 1 ? 'Ask 1 invited person for an answer' : `Ask ${n} invited people for an answer`, 'They were invited and have not answered yet. A phone call often helps.', 'See the invitations'],
  endorse: (organisation) => [`Say whether ${organisation} stands behind this`, 'You speak for this organisation. You can endorse, make a reservation or decline.', 'See the publication'],
  proposals: (n) => [n === 1 ? 'Decide on 1 proposed theme' : `Decide on ${n} proposed themes`, 'The board picks, parks or declines, and says why.', 'See the proposals'],
  settle: (n) => [n === 1 ? 'Deal with 1 contribution' : `Deal with ${n} contributions`,
    'Take them up in a finding, merge them, park them or explain why not. Who gave them hears of it.', 'See the contributions'],
  disputes: (n) => [n === 1 ? 'Settle 1 objection' : `Settle ${n} objections`, 'Somebody disagrees with a finding. Talk about it and write down what came of it.', 'See the objection'],
  contested: ['Read the finding that people disagree about', 'Is the sentence right for you? If not, say why.', 'Read the finding'],
}

export const texts = { nl, en }
