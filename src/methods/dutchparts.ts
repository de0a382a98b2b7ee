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
aangifte aanvraag abonnement accountant adres adviseur agenda alarm ambtelijk ambtenaren asiel baan balie basisregister beeld
beheerder beheersing bericht beroep beslissing bestek betrouwbaarheid bevoegdheid bewoner bezit bijstand binnen bodem brand brandweer
buurt casus chef cijfers client collectie college compliance conflict consulent context corporatie dag datacentrum deadline deel deelnemer
dekking diensten digitalisering discussie dochter doelgroep doorbraak draagvlak dreiging druk duur economisch effect eigen eindpunt energie ethiek
feit filter formule frictie gast gemeentes geneeskunde geschil gezin grondslag grondwet handhaving handtekening hergebruik hersteltijd hoofd
hulpmiddel hulpverlening idee inbreng inbreuk index indicator ingang inhoud inhuur inning inrichting inspraak inzage inzet jaarverslag
kabel kamerbrief kandidaat kennisbank keten kind klacht klimaat kloof kosten kring kust laptop leefomgeving leerling leven lichaam lijn
limiet locatie logistiek loon lucht maatwerk mail mantel massa medewerker meerderheid meerwaarde meld meldpunt meldkamer middelen mobiel moment motie
nacht naam natuur nummer onderdeel onderhandeling ondernemer ondersteuning ontsluiting ontvangst opdrachtgever oordeel orgaan organisaties
overdracht overeenkomst overgang overname overzicht parkeer participatie partij pensioen personeel planning plaats ploeg portret post premie
presentatie prestatie prognose publicatie punten raads ramp reactie rechter reclame referentie reiniging rente reserve resultaat
richtlijn rijks robot rol samenleving schaal school secretaris selectie signaal sloop sociaal spoed spraak staat stage stappen statistiek stelling
stemming stijging straat strafrecht strook studie sturing telefoon thema thuis tijdschrift toelichting toename toestel toeslag toetsing
training transparantie trein uitbesteding uitgaven uitkering uitkomst uitleg uitstap uitspraak uittreding uitval vacature vastgoed
veld verantwoordelijkheid verdeling vergadering vergoeding verhuizing verkiezing verkoop vermogen verplichting verschil versleuteling vertaling vertrek
vervanging vervoer verzamel verzekering viering vloot voeding voertuig voorkeuren voorraad voorstel vorming vrijwilliger waarborg wacht wagen
waterschap wethouder wets winkel wijkteam zaal zekerheid zelf zichtbaarheid ziekte zitting zoek zone
`

/** The list as words, each once. */
export const partsListed: ReadonlySet<string> = new Set(list.split(/\s+/).filter((word) => word.length >= 4))
