"""Every message code in one table: how grave it is, what usually causes it, and the cure.

Stands on: nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Severity(Enum):
    """How grave a problem is: `Fel` stops the build, `Varning` does not, `Tips` helps."""

    FAULT = "Fel"
    WARNING = "Varning"
    HINT = "Tips"


@dataclass(frozen=True, slots=True)
class Code:
    """What a message code means: how grave it is, what usually causes it, and the cure.

    `is_cause`: other faults in the file may follow from it, so that it is told first.
    """

    severity: Severity
    cause: str
    cure: str
    is_cause: bool = False


_FAULT, _WARNING, _HINT = Severity.FAULT, Severity.WARNING, Severity.HINT

CODES = {
    # The file
    "okant-filnamn": Code(_FAULT, "Filnamnet blir kortets adress och får bara ha a–z, 0–9 och bindestreck.", "Byt namn på filen, till exempel torpa-butiken.md."),
    "fel-plats": Code(_FAULT, "Filen ligger i en undermapp eller slutar inte på .md, så ingen skulle hitta kortet.", "Flytta filen direkt till methods/ eller cases/ och låt namnet sluta på .md."),
    "lank-till-annan-fil": Code(_FAULT, "Filen är en symbolisk länk, och sådana läses inte.", "Lägg den riktiga filen i mappen."),
    "oppnas-inte": Code(_FAULT, "Filen går inte att öppna eller är inte en vanlig fil.", "Spara filen på nytt i samma mapp. Hjälper det inte, kontrollera att ni har rätt att läsa den."),
    "for-stor-fil": Code(_FAULT, "Filen, uppgifterna överst i den eller texten är mycket större än ett kort.", "Korta texten, eller flytta det som inte hör till kortet."),
    "for-manga-fel": Code(_HINT, "Filen har fler fel än någon orkar läsa på en gång.", "Rätta de fel som visas och granska filen igen."),
    "okant-filslag": Code(_FAULT, "Filen är varken text eller en bild av de slag som går att visa.", "Spara bilden som jpg, png eller webp. Annat ska inte ligga i mappen, så flytta eller ta bort filen."),
    "for-langt-stycke": Code(_FAULT, "Stycket är så långt, eller har så många hakparenteser, att det inte går att läsa.", "Dela det med en tom rad, eller ta bort länkar."),
    "tom-fil": Code(_FAULT, "Filen har inget innehåll.", "Börja från mallen _mall.md i samma mapp."),
    "inte-text": Code(_FAULT, "Filen är inte ren text, utan kanske en bild eller ett dokument från ett ordbehandlingsprogram, eller har ett tecken som inte syns.", "Ta bort tecknet på raden, eller klistra in texten i en ny fil i en textredigerare och spara den som ren text, UTF-8."),
    "inte-utf8": Code(_FAULT, "Filen är sparad i en äldre teckenkodning, så å, ä och ö går sönder.", "Välj Spara som i textredigeraren, och teckenkodningen (encoding) UTF-8.", is_cause=True),
    "byte-order-mark": Code(_HINT, "Filen börjar med ett osynligt tecken (BOM) som vissa Windowsprogram lägger till.", "Välj Spara som och UTF-8 utan BOM. Kortet läses ändå."),
    "radslut": Code(_HINT, "Filen har radslut från Windows eller gamla Mac-datorer.", "Välj radslutet LF, som också kan heta Unix, när ni sparar. Kortet läses ändå."),
    "delad-bokstav": Code(_HINT, "Någon bokstav, ofta å, ä eller ö, är sparad i två delar, som på vissa Mac-datorer.", "Skriv om ordet för hand. Kortet läses ändå."),
    "forkladd-bokstav": Code(_HINT, "Någon bokstav är ett annat tecken som bara ser ut som den, eller ett som inte syns alls, så ordet går inte att söka på.", "Skriv om ordet för hand. Kortet läses ändå."),
    # The header
    "saknat-huvud": Code(_FAULT, "Kortet börjar inte med precis tre bindestreck, eller saknar uppgifterna överst.", "Skriv --- ensamt på första raden, eller börja från mallen _mall.md.", is_cause=True),
    "oavslutat-huvud": Code(_FAULT, "Raden med precis tre bindestreck efter uppgifterna saknas.", "Skriv --- ensamt på raden efter den sista uppgiften.", is_cause=True),
    "olaslig-rad": Code(_FAULT, "Raden följer inte formen ”nyckel: värde”.", "Skriv nyckeln, ett kolon, ett mellanslag och sedan värdet, som i mallen. Sätt raka citattecken om värdet."),
    "fel-indrag": Code(_FAULT, "Raden är indragen på ett annat sätt än raderna den hör ihop med.", "Börja uppgiften längst till vänster, och låt raderna under den börja i samma kolumn."),
    "hart-mellanslag": Code(_FAULT, "Raden har hårda mellanslag från ett ordbehandlingsprogram där det ska stå vanliga.", "Ta bort mellanrummet först på raden och skriv det på nytt med mellanslagstangenten."),
    "punkttecken": Code(_FAULT, "Listans punkter börjar med ett annat tecken än bindestreck, ofta från ett ordbehandlingsprogram.", "Skriv ett bindestreck och ett mellanslag före varje värde."),
    "kolon-i-text": Code(_FAULT, "Ett kolon följt av mellanslag tolkas som en ny nyckel.", "Sätt raka citattecken om hela värdet."),
    "saknat-mellanslag": Code(_FAULT, "Det måste stå ett mellanslag efter nyckelns kolon.", "Skriv ”titel: Torpa”, inte ”titel:Torpa”."),
    "tabb": Code(_FAULT, "Raden är indragen med tabb.", "Ta bort tabben och skriv två mellanslag i stället."),
    "krokiga-citattecken": Code(_FAULT, "Värdet står inom krokiga citattecken från ett ordbehandlingsprogram, och de skulle synas för läsaren.", "Använd raka citattecken: \"…\"."),
    "oavslutat-citattecken": Code(_FAULT, "Ett citattecken öppnas men stängs aldrig.", "Sätt ett citattecken i slutet också."),
    "text-efter-citattecken": Code(_FAULT, "Efter det avslutande citattecknet kommer mer text.", "Låt citattecknen omsluta hela värdet."),
    "oavslutad-lista": Code(_FAULT, "En lista öppnas med [ eller { men stängs aldrig.", "Avsluta listan med ] eller }."),
    "sarskilt-tecken": Code(_FAULT, "Värdet börjar med ett tecken som betyder något särskilt i YAML.", "Sätt raka citattecken om hela värdet."),
    "ankare-eller-tagg": Code(_FAULT, "YAML:s ankare (&), hänvisningar (*) och taggar (!) används inte i korten.", "Skriv ut värdet, eller sätt citattecken om det."),
    "for-djupt": Code(_FAULT, "Uppgifter, punkter eller citat är inskjutna i varandra i fler led än något kort behöver.", "Skriv uppgiften som i mallen _mall.md, och gör listan i texten grundare."),
    "dubbel-nyckel": Code(_FAULT, "Samma nyckel står två gånger.", "Slå ihop dem till en, och ta bort den andra raden."),
    "kommentar-i-text": Code(_HINT, "Allt efter mellanslag och # är en kommentar och läses inte.", "Sätt citattecken om värdet om texten ska vara med."),
    # Keys and values
    "okand-nyckel": Code(_FAULT, "Nyckeln finns inte för den här sortens kort.", "Välj en nyckel ur nyckellistan, eller berätta om saken i texten i stället."),
    "felstavad-nyckel": Code(_FAULT, "Nycklar skrivs med små bokstäver, utan å, ä och ö.", "Ändra nyckeln före kolonet, och låt det som står efter vara kvar."),
    "saknad-nyckel": Code(_FAULT, "En uppgift som varje kort måste ha saknas eller är tom. Orden null och ~ betyder tomt, och det gör … också.", "Lägg till nyckeln med ett värde. Nyckellistan visar vad som får stå där."),
    "adress-och-slag": Code(_FAULT, "Källan har både en webbadress och ett slag. Slag skrivs när det inte finns någon webbsida.", "Finns webbsidan, ta bort slag. Annars tar ni bort adressen."),
    "inte-text-varde": Code(_FAULT, "Nyckeln ska ha en enkel text, inte en lista eller flera uppgifter.", "Skriv en text på samma rad som nyckeln, utan hakparenteser."),
    "inte-en-lista": Code(_FAULT, "Nyckeln ska ha en lista.", "Skriv värdena inom hakparenteser, med komma emellan: teman: [dialog, planering]."),
    "inte-uppgifter": Code(_FAULT, "Nyckeln ska ha flera namngivna uppgifter.", "Skriv varje uppgift på en egen indragen rad under nyckeln, till exempel start: 2018 under period."),
    "for-kort": Code(_FAULT, "Texten är för kort, eller listan tom.", "Skriv så mycket mer som meddelandet säger. Är en lista tom, fyll i den eller ta bort nyckeln om den får saknas."),
    "for-lang": Code(_FAULT, "Texten är för lång, eller listan har för många värden.", "Korta så mycket som meddelandet säger. I en lista tar ni bort det minst viktiga."),
    "flera-stycken": Code(_FAULT, "Texten ska vara ett enda stycke.", "Ta bort radbrytningarna, så att allt blir ett stycke."),
    "markering-i-text": Code(_FAULT, "Texten ska vara ren, utan länkar, fetstil och annan markering, eftersom den visas i listor och sökträffar.", "Skriv bara orden. Länkar och fetstil får stå i texten under rubrikerna."),
    "inte-ett-datum": Code(_FAULT, "Datumet är inte skrivet som år-månad-dag eller finns inte i kalendern.", "Skriv till exempel 2026-11-21."),
    "framtida-datum": Code(_WARNING, "Datumet har inte varit än.", "Skriv dagen då kortet senast kontrollerades."),
    "inte-ett-tal": Code(_FAULT, "Här ska stå ett helt tal med bara siffror.", "Skriv 356462, inte ”356 462 kr”. Är talet ungefärligt säger ni det i texten."),
    "okant-val": Code(_FAULT, "Värdet är inte ett av dem som går att välja.", "Välj ett av de värden som meddelandet räknar upp, stavat precis så."),
    "ogiltig-adress": Code(_FAULT, "Adressen börjar inte med http:// eller https://, eller är inte en adress.", "Kopiera hela adressen från webbläsaren. En e-postadress går inte att använda."),
    "okand-kommun": Code(_FAULT, "Namnet är inte en av Sveriges 290 kommuner.", "Skriv kommunens namn, till exempel Åre eller Åre kommun. En by skrivs under platser."),
    "okand-region": Code(_FAULT, "Namnet är inte en av Sveriges 21 regioner.", "Skriv regionens eller länets namn, till exempel Dalarna."),
    "region-bland-kommuner": Code(_FAULT, "En region står under kommuner.", "Flytta den till regioner."),
    "kommun-bland-regioner": Code(_FAULT, "En kommun står under regioner.", "Flytta den till kommuner."),
    "okant-tema": Code(_FAULT, "Temat har ingen sida i docs/teman/, eller heter något annat där.", "Välj ett tema som finns, och skriv namnet på filen i docs/teman/ utan .md."),
    "okand-metod": Code(_FAULT, "Metoden har inget kort i methods/, eller heter något annat där.", "Skriv namnet på metodens fil i methods/ utan .md. En metod som inte har något kort kan inte anges."),
    "okand-berattelse": Code(_FAULT, "Berättelsen har inget kort i cases/.", "Skriv namnet på berättelsens fil i cases/ utan .md."),
    "okant-program": Code(_FAULT, "Programmet har ingen sida i docs/program/.", "Skriv namnet på programmets fil i docs/program/ utan .md. Har det ingen sida, berätta om det i texten."),
    "dubbelt-varde": Code(_FAULT, "Samma värde står två gånger i en lista.", "Ta bort det ena av dem."),
    "ogiltig-adressdel": Code(_FAULT, "Namnet på ett kort får bara ha a–z, 0–9 och bindestreck.", "Skriv det som det stod i den gamla adressen."),
    # How values fit together
    "plats-saknas": Code(_FAULT, "En berättelse måste ha en plats.", "Ange kommuner, regioner eller båda."),
    "alla-utan-region": Code(_FAULT, "Med ”kommuner: alla” menas alla kommuner i en region, men inte precis en region är angiven.", "Ange en region under regioner."),
    "region-redan-given": Code(_HINT, "Regionen följer redan av kommunerna.", "Ta bort den; en uppgift skrivs bara en gång."),
    "ingen-metod": Code(_HINT, "Berättelsen säger inte vilken metod som användes.", "Skriv under metoder vad metodens fil heter, utan .md. Passar ingen metod får kortet vara utan."),
    "ingen-grund": Code(_HINT, "Metoden säger inte vad stegen vilar på, så läsaren vet inte om de står i en källa.", "Skriv grund: kalla när stegen står i en källa, praxis när de är yrkeskunskap, blandat när de är både och."),
    "okand-kalla": Code(_FAULT, "Ett resultat anger numret på en källa som kortet inte har.", "Räkna källorna uppifrån, 1 för den första, eller ta bort kalla."),
    "granskad-mot-kopia": Code(_WARNING, "Kortet har en dag för granskning, men alla dess källor är bara lästa i sparade kopior.", "Öppna källorna, gå igenom kortet och ändra last till hel eller borjan, eller ta bort granskad."),
    "kontakt-ar-kalla": Code(_WARNING, "Kontaktens webbsida är samma som en av kortets källor. Den som vill fråga kommer ingen vart.", "Ange organisationens egen sida, eller kommunens eller regionens."),
    "kontakt-bara-kalla": Code(_HINT, "Kontaktens webbsida är samma som en av kortets källor, och banken känner ingen annan sida.", "Ange organisationens egen sida om den har en."),
    "pekar-pa-sig-sjalv": Code(_FAULT, "Kortet hänvisar till sig självt.", "Ta bort hänvisningen."),
    "ersatt-utan-arkiv": Code(_FAULT, "Nyckeln ersatt_av gäller bara kort med status: arkiverad.", "Ta bort ersatt_av, eller skriv status: arkiverad om kortet inte längre gäller."),
    "arkiverad-utan-ersattare": Code(_HINT, "Kortet är arkiverat men säger inte vad läsaren ska läsa i stället.", "Ange ersatt_av om det finns ett sådant kort."),
    "omvand-ordning": Code(_FAULT, "Det som ska komma först är större eller senare än det som ska komma sist.", "Byt plats på värdena, eller rätta det som är fel."),
    "gammal-granskning": Code(_HINT, "Det är mer än 24 månader sedan någon kontrollerade kortet, och det märks ut för läsaren.", "Jämför uppgifterna med källorna och skriv dagens datum under granskad."),
    "dubbel-titel": Code(_FAULT, "Två kort av samma sort har samma rubrik.", "Ge det ena en egen rubrik."),
    "upptagen-adress": Code(_FAULT, "En tidigare adress är redan adressen till ett annat kort.", "Ta bort den ur tidigare."),
    "bild-saknas": Code(_FAULT, "Bildfilen finns inte i samma mapp som kortet, eller är inte jpg, png eller webp.", "Lägg bilden bredvid kortet och skriv filens namn."),
    "for-stor-bild": Code(_FAULT, "Bilden är större än 500 kB och blir långsam på landsbygdens nät.", "Förminska bilden till högst 1 600 punkter på bredden."),
    "nastan-lika": Code(_WARNING, "Minst hälften av texten står nästan ordagrant i ett annat kort.", "Berätta om samma sak på ett ställe, och länka från det andra."),
    "bild-utan-licens": Code(_WARNING, "Det står inte vad en bild i texten får användas till.", "Skriv fotograf och licens inom citattecken efter bildens filnamn, eller använd kortets bild."),
    # The body
    "saknad-rubrik": Code(_FAULT, "Ett avsnitt som varje kort måste ha saknas.", "Lägg till rubriken, på en egen rad efter ## och mellanslag, med text under."),
    "okand-rubrik": Code(_FAULT, "Rubriken är inte en av kortets fasta rubriker.", "Använd en fast rubrik ur nyckellistan, eller gör den till en underrubrik med ### i stället för ##."),
    "genererad-rubrik": Code(_FAULT, "Avsnittet görs av uppgifterna överst i kortet och skrivs inte för hand.", "Ta bort avsnittet och fyll i uppgifterna överst."),
    "dubbel-rubrik": Code(_FAULT, "Samma rubrik står två gånger.", "Slå ihop avsnitten till ett."),
    "rubrikordning": Code(_FAULT, "Rubrikerna står inte i kortets fasta ordning.", "Flytta avsnittet. Nyckellistan visar ordningen."),
    "huvudrubrik-i-texten": Code(_FAULT, "Kortets rubrik kommer från titel; i texten börjar rubrikerna med ##.", "Ta bort raden eller skriv ## i stället för #."),
    "overhoppad-rubrikniva": Code(_FAULT, "En rubriknivå är överhoppad, och då tappar den som lyssnar på sidan bort sig.", "Skriv ### under ##, inte #### direkt."),
    "tomt-avsnitt": Code(_FAULT, "Rubriken har ingen text under sig.", "Skriv något eller ta bort rubriken."),
    "for-langt-avsnitt": Code(_FAULT, "Avsnittet är längre än vad läsaren hinner med.", "Korta avsnittet, eller flytta en del av texten till nästa."),
    "for-lang-for-bladet": Code(_HINT, "Texten får inte plats på bladet när kortet skrivs ut: två sidor för en metod, en sida för en berättelse. Måttet är ungefärligt.", "Korta texten om kortet ska delas ut på papper."),
    "for-lang-utskrift": Code(_WARNING, "Kortet tar fler sidor än sitt blad när det skrivs ut: två för en metod, en för en berättelse. Sidorna är satta och räknade.", "Korta texten från raden som anges, så att det som sägs sist också kommer med."),
    "text-fore-rubrik": Code(_WARNING, "Text, en lista eller en bild står före den första rubriken, så ingen vet vad den handlar om.", "Flytta den under en av rubrikerna, eller ta bort den om ingressen redan säger samma sak."),
    "brev": Code(_WARNING, "Kortet börjar med en hälsning eller slutar med en underskrift, som ett brev.", "Ta bort raden. Vem man kan höra av sig till står under kontakt."),
    "bild-utan-alt": Code(_FAULT, "Bilden saknar beskrivning för den som inte ser den.", "Beskriv bilden inom hakparenteserna: ![Butiken i Torpa](butik.jpg)."),
    "intetsagande-lank": Code(_WARNING, "Länktexten säger inte vart länken leder.", "Låt länktexten säga vad läsaren kommer till."),
    "trasig-lank": Code(_FAULT, "Länken leder ingenstans eller till en fil som inte finns.", "Rätta adressen. En fil i banken anges från kortets mapp, till exempel ../methods/servicepunkt.md."),
    "olast-lank": Code(_FAULT, "Det som ser ut som en länk eller en bild blir bara tecken, oftast för att adressen har ett mellanslag.", "Sätt vinkelparenteser om adressen, till exempel ![Karta](<min karta.png>). Texten efter adressen står inom raka citattecken."),
    "lank-till-saknat-kort": Code(_WARNING, "En sida länkar till ett kort som inte finns i banken och visar därför bara texten.", "Rätta länken eller ta bort den."),
    "lank-till-saknad-rubrik": Code(_FAULT, "Länken leder till en rubrik som inte finns på sidan.", "Skriv rubriken efter # med små bokstäver och bindestreck, till exempel #steg-för-steg. Kontrollera att den står så i filen som länken leder till."),
    "farlig-lank": Code(_FAULT, "Länkar får bara börja med http, https, mailto eller tel, eller leda till en fil i banken.", "Använd en vanlig webbadress."),
    "html-i-texten": Code(_FAULT, "Korten skrivs i Markdown; HTML släpps inte igenom.", "Skriv i Markdown: **fet** ger fetstil, och en tom rad ger ett nytt stycke. Tecknet < skrivs &lt;."),
    "sarskild-syntax": Code(_FAULT, "Texten har tecken, oftast klamrar, som skulle tolkas som kod.", "Skriv samma sak utan de tecknen."),
    "overblivet-tecken": Code(_FAULT, "Ett tecken som skulle göra fetstil, en länk, en tabell, en rubrik eller något annat gjorde ingenting, och läsaren ser det som det står.", "Skriv så att det blir det ni menar, eller ta bort tecknet. Ska det synas, skriv ett omvänt snedstreck före det."),
    "okand-markering": Code(_FAULT, "Texten har en markering som bara finns på andra ställen: fotnoter, bockrutor, definitioner, rutor, formler, bildord.", "Skriv samma sak med vanliga ord, punkter och fetstil, så som meddelandet säger."),
    "oklar-lista": Code(_WARNING, "Rader som ser ut som punkter i en lista läses som löpande text.", "Börja varje punkt med ett bindestreck eller en siffra, punkt och mellanslag, och lägg en tom rad före listan."),
    "kvarglomd-mall": Code(_FAULT, "Ett stycke ur mallen är kvar.", "Ersätt det med er egen text eller ta bort det."),
    "kvarglomd-hjalp": Code(_HINT, "Hjälprader ur mallen står kvar bland uppgifterna. De läses inte.", "Ta bort de rader som börjar med # och som ni inte behöver."),
    "personnummer": Code(_FAULT, "Texten innehåller något som ser ut som ett personnummer.", "Ta bort det. Är det ett annat nummer, till exempel ett diarienummer, skriv det på ett annat sätt."),
    "privat-epost": Code(_FAULT, "Texten innehåller en enskild persons e-postadress.", "Ta bort adressen. Ange en funktion och organisationens webbsida under kontakt."),
    "person-som-funktion": Code(_WARNING, "En kontakt ser ut att vara en person och inte en funktion. Personer byter arbete, och deras namn hör inte hemma i banken.", "Ange funktionen, till exempel Landsbygdsutveckling, och organisationens webbsida."),
    "mobilnummer": Code(_WARNING, "Texten innehåller ett mobilnummer, som ofta hör till en enskild person.", "Ta bort numret. Ange organisationens webbsida under kontakt."),
}  # fmt: skip
