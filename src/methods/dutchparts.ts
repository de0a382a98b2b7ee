/**
 * Words from which the compounds of this field are made: what people in government, informatics and the chain around
 * them write. Singular, without accents; a plural is known by its stem. Four letters at least, and no affixes
 * (over, onder, voor, heid, schap): those would split what is no compound.
 */
const list = `
aanbesteding aanbod aanpak advies afdeling afhankelijkheid afspraak akkoord algoritme ambtenaar analyse antwoord apparaat
applicatie arbeid architectuur archief artikel audit autoriteit back basis bedrijf begroting beheer beleid beleids belang
belasting beoordeling berging bericht beschikking bescherming besluit besluiten bestand bestuur betaling beveiliging bewaring bewijs
bezwaar bijdrage bijeenkomst blok boek bouw brief broker bron budget buiten burger bureau capaciteit catalogus centrum
certificaat cijfer clausule cloud code commissie communicatie compensatie computer concept contact contract controle crisis
cultuur cyber data database deel deelname deskundige dienst dienstverlening digitaal directie document doel domein dossier drempel
economie eigenaar eigendom eind eindgebruiker eis energie europa evaluatie expert exit factuur fase fonds formulier fout functie
gebied gebouw gebruik gebruiker gegeven gegevens geheim geld geluid gemeente gemeenschap gesprek gevolg gezondheid governance grens groei
groep grond hand handel handleiding handreiking haven help hosting huis huur hulp identiteit implementatie incident informatie infrastructuur
inkoop inkomen innovatie inspectie instantie instelling integratie internet inventaris investering inwoner jaar jeugd jurist kaart kader
kamer kantoor keten kennis keten keuze klant koers koppel koppeling kosten kracht kwaliteit laag land landschap last leer legacy leider
leverancier levering licentie lijst lock logging loket looptijd maand maatregel maatschappij macht management mandaat markt master melding mens
methode migratie milieu minister ministerie model module monitor netwerk norm nood object offerte omgeving onderhoud onderwijs onderzoek ontwerp
ontwikkeling open opdracht opleiding opslag organisatie overheid overleg pakket paragraaf partij partner persoon persoons plan platform
plicht politie portaal portefeuille praktijk prijs principe privacy probleem procedure proces product productie profiel programma project
proef protocol provincie publiek punt raad raam raamovereenkomst rapport rapportage recht rechten regel regeling regering regie regio register
registratie rekening rijk risico ronde route ruimte samenwerking schade scan schema school schrift schuld sector server service
sleutel software soevereiniteit soort speel stad stand standaard start status stelsel stem steun storing strategie structuur stuk stuur subsidie
systeem taak taal team techniek technologie tekst termijn test tijd toegang toekomst toepassing toets toezicht traject transitie type
uitgave uitvoering uitwisseling uitwijk uren veiligheid verantwoording verbetering verbinding verbod verbruik verdrag vereniging vergunning verkeer
verlenging verslag versie vertrouwen verwerker verwerking verzoek visie voorbeeld voorkeur voorziening voorwaarde vorm vraag vrijheid waarde waardering water
website week werk werkgroep werkplek wens werknemer wet wetgeving wijk wijziging woning zaak zaken zaaksysteem zorg zorgplicht
`

/** The list as words, each once. */
export const partsListed: ReadonlySet<string> = new Set(list.split(/\s+/).filter((word) => word.length >= 4))
