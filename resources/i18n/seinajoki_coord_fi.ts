<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fi_FI" sourcelanguage="en">
<context>
    <name>seinajoki_coord</name>
    <message>
        <source>What you chose has changed or was closed after it was shown. Nothing was decided; look at it again.</source>
        <translation>Valitsemasi on muuttunut tai suljettu sen jälkeen, kun se näytettiin. Mitään ei päätetty; katso se uudelleen.</translation>
    </message>
    <message>
        <source>Cancelled; nothing was written.</source>
        <translation>Keskeytetty; mitään ei kirjoitettu.</translation>
    </message>
    <message>
        <source>set-up</source>
        <translation>pystytys</translation>
    </message>
    <message>
        <source>while it goes on</source>
        <translation>käynnissä</translation>
    </message>
    <message>
        <source>clearing</source>
        <translation>purku</translation>
    </message>
    <message>
        <source>guarantee</source>
        <translation>takuu</translation>
    </message>
    <message>
        <source>open</source>
        <translation>avoin</translation>
    </message>
    <message>
        <source>(no title)</source>
        <translation>(ei nimeä)</translation>
    </message>
    <message>
        <source>all the time</source>
        <translation>koko ajan</translation>
    </message>
    <message>
        <source>from {start}, no end</source>
        <translation>alkaen {start}, ei loppua</translation>
    </message>
    <message>
        <source>until {end}</source>
        <translation>{end} asti</translation>
    </message>
    <message>
        <source>by turns all the time</source>
        <translation>koko ajan vuorotellen</translation>
    </message>
    <message>
        <source>changing over at {moment}</source>
        <translation>vuoro vaihtuu {moment}</translation>
    </message>
    <message>
        <source>first one until {end}, then the other from {start}</source>
        <translation>ensin yksi {end} asti, sitten toinen {start} alkaen</translation>
    </message>
    <message>
        <source>{count} d</source>
        <translation>{count}&#xa0;pv</translation>
    </message>
    <message>
        <source>{count} h</source>
        <translation>{count}&#xa0;h</translation>
    </message>
    <message>
        <source>{count} m² of shared ground</source>
        <translation>yhteistä aluetta {count} m²</translation>
    </message>
    <message>
        <source>{count} m apart</source>
        <translation>etäisyys {count}&#xa0;m</translation>
    </message>
    <message>
        <source>the grounds touch</source>
        <translation>alueet koskettavat toisiaan</translation>
    </message>
    <message>
        <source>{count} times</source>
        <translation>{count} kertaa</translation>
    </message>
    <message>
        <source>possible: the dates are not fixed</source>
        <translation>mahdollinen: ajankohta ei ole varma</translation>
    </message>
    <message>
        <source>possible: with {count} % of the dates still open</source>
        <translation>mahdollinen: toteutuu {count} %:lla vielä avoimista ajankohdista</translation>
    </message>
    <message>
        <source>possible: with at least {count} % of the dates still open</source>
        <translation>mahdollinen: toteutuu vähintään {count} %:lla vielä avoimista ajankohdista</translation>
    </message>
    <message>
        <source>New Year&apos;s Day</source>
        <translation>Uudenvuodenpäivä</translation>
    </message>
    <message>
        <source>Epiphany</source>
        <translation>Loppiainen</translation>
    </message>
    <message>
        <source>Good Friday</source>
        <translation>Pitkäperjantai</translation>
    </message>
    <message>
        <source>Easter Sunday</source>
        <translation>Pääsiäispäivä</translation>
    </message>
    <message>
        <source>Easter Monday</source>
        <translation>2.&#xa0;pääsiäispäivä</translation>
    </message>
    <message>
        <source>May Day</source>
        <translation>Vappu</translation>
    </message>
    <message>
        <source>Whit Sunday</source>
        <translation>Helluntaipäivä</translation>
    </message>
    <message>
        <source>Midsummer Day</source>
        <translation>Juhannuspäivä</translation>
    </message>
    <message>
        <source>All Saints&apos; Day</source>
        <translation>Pyhäinpäivä</translation>
    </message>
    <message>
        <source>Independence Day</source>
        <translation>Itsenäisyyspäivä</translation>
    </message>
    <message>
        <source>Christmas Day</source>
        <translation>Joulupäivä</translation>
    </message>
    <message>
        <source>Second day of Christmas</source>
        <translation>Tapaninpäivä</translation>
    </message>
    <message>
        <source>Ascension Day</source>
        <translation>Helatorstai</translation>
    </message>
    <message>
        <source>Midsummer Eve</source>
        <translation>Juhannusaatto</translation>
    </message>
    <message>
        <source>Christmas Eve</source>
        <translation>Jouluaatto</translation>
    </message>
    <message>
        <source>{place}: there must be an object in braces.</source>
        <translation>{place}: tässä pitää olla objekti aaltosulkeissa.</translation>
    </message>
    <message>
        <source>{place}: “{key}” is not known here; there may be {known}.</source>
        <translation>{place}: ”{key}” ei kuulu tähän; sallitut ovat {known}.</translation>
    </message>
    <message>
        <source>{place}: “{key}” is missing.</source>
        <translation>{place}: ”{key}” puuttuu.</translation>
    </message>
    <message>
        <source>{place}: there must be a list in brackets.</source>
        <translation>{place}: tässä pitää olla luettelo hakasulkeissa.</translation>
    </message>
    <message>
        <source>{place}: there must be a text.</source>
        <translation>{place}: tässä pitää olla teksti.</translation>
    </message>
    <message>
        <source>{place}: “{value}” is none of {known}.</source>
        <translation>{place}: ”{value}” ei ole mikään näistä: {known}.</translation>
    </message>
    <message>
        <source>{place}: the list is empty.</source>
        <translation>{place}: luettelo on tyhjä.</translation>
    </message>
    <message>
        <source>{place}: “{value}” is no number from {least} to {most}.</source>
        <translation>{place}: ”{value}” ei ole luku väliltä {least}–{most}.</translation>
    </message>
    <message>
        <source>{place}: there must be true or false.</source>
        <translation>{place}: tässä pitää olla true tai false.</translation>
    </message>
    <message>
        <source>The text is not JSON: line {line}, column {column}.</source>
        <translation>Teksti ei ole JSON-muotoa: rivi {line}, sarake {column}.</translation>
    </message>
    <message>
        <source>The text is nested too deeply, or holds a number or a character that cannot be read.</source>
        <translation>Tekstissä on liikaa sisäkkäisiä tasoja tai luku tai merkki, jota ei voi lukea.</translation>
    </message>
    <message>
        <source>“{key}” stands twice in the same braces; leave one of them out.</source>
        <translation>”{key}” on kahdesti samoissa aaltosulkeissa; jätä toinen pois.</translation>
    </message>
    <message>
        <source>{place}: the weights add up to {sum} %, not to 100 %.</source>
        <translation>{place}: painot ovat yhteensä {sum} %, eivät 100 %.</translation>
    </message>
    <message>
        <source>{place}: “{value}” stands there twice.</source>
        <translation>{place}: ”{value}” on siinä kahdesti.</translation>
    </message>
    <message>
        <source>{place}: there must be a limit and what it gives.</source>
        <translation>{place}: tässä pitää olla raja ja mitä se antaa.</translation>
    </message>
    <message>
        <source>{place}: the lowest limit must be 0.</source>
        <translation>{place}: alimman rajan on oltava 0.</translation>
    </message>
    <message>
        <source>{place}: below and above go with two fields that hold numbers.</source>
        <translation>{place}: below ja above sopivat kahteen kenttään, joissa on luku.</translation>
    </message>
    <message>
        <source>{place}: “{first}” and “{second}” hold values of different types.</source>
        <translation>{place}: kenttien ”{first}” ja ”{second}” arvot ovat eri tyyppiä.</translation>
    </message>
    <message>
        <source>{place}: a brace is not closed.</source>
        <translation>{place}: aaltosulje on sulkematta.</translation>
    </message>
    <message>
        <source>{place}: both sides are alike, so a case may only ask whether one field is the same or different.</source>
        <translation>{place}: molemmat puolet ovat samanlaiset, joten tapaus voi kysyä vain, onko yksi kenttä sama vai eri.</translation>
    </message>
    <message>
        <source>{place}: the last case, and only that, must fit all records.</source>
        <translation>{place}: viimeisen tapauksen, ja vain sen, pitää sopia kaikkiin kohteisiin.</translation>
    </message>
    <message>
        <source>{place}: min and max go with a field that holds a number.</source>
        <translation>{place}: min ja max sopivat vain lukukenttään.</translation>
    </message>
    <message>
        <source>{place}: min is above max, so nothing fits.</source>
        <translation>{place}: min on suurempi kuin max, joten mikään ei sovi.</translation>
    </message>
    <message>
        <source>{place}: there must be a text or a number.</source>
        <translation>{place}: tässä pitää olla teksti tai luku.</translation>
    </message>
    <message>
        <source>{place}: there must be apart_months, with order or without, or within_months.</source>
        <translation>{place}: tässä pitää olla apart_months (order valinnainen) tai within_months.</translation>
    </message>
    <message>
        <source>{place}: a later case with the same outcome and severity says something else, so it could not be told which one was meant; give this one another outcome or severity, or the same sentence.</source>
        <translation>{place}: myöhempi tapaus, jolla on sama tulos ja vakavuus, sanoo muuta, joten jälkeenpäin ei tiedettäisi, kumpaa tarkoitettiin; anna tälle toinen tulos, toinen vakavuus tai sama lause.</translation>
    </message>
    <message>
        <source>{place}: “from” and “until” go together.</source>
        <translation>{place}: ”from” ja ”until” kuuluvat yhteen.</translation>
    </message>
    <message>
        <source>{place}: {reason}</source>
        <translation>{place}: {reason}</translation>
    </message>
    <message>
        <source>{place}: “{value}” is no day of the year such as 12-01.</source>
        <translation>{place}: ”{value}” ei ole vuoden päivä, kuten 12-01.</translation>
    </message>
    <message>
        <source>{name} stands there twice.</source>
        <translation>{name} on mukana kahdesti.</translation>
    </message>
    <message>
        <source>“{part}” is not understood; a schedule has RRULE, EXDATE, RDATE and DURATION.</source>
        <translation>Kohtaa ”{part}” ei ymmärretä; toistuvuudessa voi olla RRULE, EXDATE, RDATE ja DURATION.</translation>
    </message>
    <message>
        <source>The schedule names no day: an RRULE or an RDATE is missing.</source>
        <translation>Toistuvuus ei nimeä yhtään päivää: RRULE tai RDATE puuttuu.</translation>
    </message>
    <message>
        <source>“{part}” is not a part of a rule such as FREQ=WEEKLY.</source>
        <translation>”{part}” ei ole säännön osa, kuten FREQ=WEEKLY.</translation>
    </message>
    <message>
        <source>{name} in a rule is not supported.</source>
        <translation>Säännön osaa {name} ei tueta.</translation>
    </message>
    <message>
        <source>A rule has COUNT or UNTIL, not both.</source>
        <translation>Säännössä on joko COUNT tai UNTIL, ei molempia.</translation>
    </message>
    <message>
        <source>A weekly rule cannot have BYMONTHDAY.</source>
        <translation>Viikoittaisessa säännössä ei voi olla osaa BYMONTHDAY.</translation>
    </message>
    <message>
        <source>Days with a number, such as 1MO, go with a monthly or yearly rule only.</source>
        <translation>Numeroidut päivät, kuten 1MO, sopivat vain kuukausittaiseen tai vuosittaiseen sääntöön.</translation>
    </message>
    <message>
        <source>BYSETPOS needs BYDAY, BYMONTHDAY or BYMONTH beside it.</source>
        <translation>BYSETPOS tarvitsee rinnalleen osan BYDAY, BYMONTHDAY tai BYMONTH.</translation>
    </message>
    <message>
        <source>FREQ must be DAILY, WEEKLY, MONTHLY or YEARLY, not “{value}”.</source>
        <translation>FREQ on DAILY, WEEKLY, MONTHLY tai YEARLY, ei ”{value}”.</translation>
    </message>
    <message>
        <source>{name} cannot be “{value}”.</source>
        <translation>{name} ei voi olla ”{value}”.</translation>
    </message>
    <message>
        <source>“{part}” in “{line}” is not supported.</source>
        <translation>Kohtaa ”{part}” rivillä ”{line}” ei tueta.</translation>
    </message>
    <message>
        <source>“{value}” in {line} is not a date such as 20260605 or 20260605T180000.</source>
        <translation>”{value}” kohdassa {line} ei ole päivämäärä, kuten 20260605 tai 20260605T180000.</translation>
    </message>
    <message>
        <source>DURATION cannot be “{value}”; PT9H is nine hours, P2D two days.</source>
        <translation>DURATION ei voi olla ”{value}”; PT9H on yhdeksän tuntia, P2D kaksi päivää.</translation>
    </message>
    <message>
        <source>Workspace</source>
        <translation>Työtila</translation>
    </message>
    <message>
        <source>Identifier</source>
        <translation>Tunniste</translation>
    </message>
    <message>
        <source>Version of the schema</source>
        <translation>Skeeman versio</translation>
    </message>
    <message>
        <source>Coordinate reference system</source>
        <translation>Koordinaattijärjestelmä</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>Aikavyöhyke</translation>
    </message>
    <message>
        <source>Rule set</source>
        <translation>Säännöstö</translation>
    </message>
    <message>
        <source>Parties</source>
        <translation>Osapuolet</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nimi</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Laji</translation>
    </message>
    <message>
        <source>Street engineering</source>
        <translation>Kadunpito</translation>
    </message>
    <message>
        <source>Zoning</source>
        <translation>Kaavoitus</translation>
    </message>
    <message>
        <source>Electricity</source>
        <translation>Sähkö</translation>
    </message>
    <message>
        <source>Water supply and sewer</source>
        <translation>Vesihuolto</translation>
    </message>
    <message>
        <source>District heating</source>
        <translation>Kaukolämpö</translation>
    </message>
    <message>
        <source>Telecom</source>
        <translation>Tietoliikenne</translation>
    </message>
    <message>
        <source>Gas</source>
        <translation>Kaasu</translation>
    </message>
    <message>
        <source>Event organiser</source>
        <translation>Tapahtumajärjestäjä</translation>
    </message>
    <message>
        <source>Rescue and police</source>
        <translation>Pelastus ja poliisi</translation>
    </message>
    <message>
        <source>Public transport</source>
        <translation>Joukkoliikenne</translation>
    </message>
    <message>
        <source>Contractor</source>
        <translation>Urakoitsija</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>Muu</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>Yhteyshenkilö</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>Sähköposti</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation>Puhelin</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Väri</translation>
    </message>
    <message>
        <source>Version of the row</source>
        <translation>Rivin versio</translation>
    </message>
    <message>
        <source>Changed at</source>
        <translation>Muutettu</translation>
    </message>
    <message>
        <source>Changed by</source>
        <translation>Muuttaja</translation>
    </message>
    <message>
        <source>Contacts</source>
        <translation>Yhteyshenkilöt</translation>
    </message>
    <message>
        <source>Party</source>
        <translation>Osapuoli</translation>
    </message>
    <message>
        <source>Only this party sees its persons once the workspace is shared.</source>
        <translation>Vain tämä osapuoli näkee henkilönsä, kun työtila on jaettu.</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Muistiinpano</translation>
    </message>
    <message>
        <source>Areas</source>
        <translation>Alueet</translation>
    </message>
    <message>
        <source>Type of area</source>
        <translation>Alueen tyyppi</translation>
    </message>
    <message>
        <source>Event venue</source>
        <translation>Tapahtumapaikka</translation>
    </message>
    <message>
        <source>Plan area</source>
        <translation>Kaava-alue</translation>
    </message>
    <message>
        <source>Protected street</source>
        <translation>Suojattu katu</translation>
    </message>
    <message>
        <source>Access route</source>
        <translation>Kulkureitti</translation>
    </message>
    <message>
        <source>Valid from</source>
        <translation>Voimassa alkaen</translation>
    </message>
    <message>
        <source>Valid to</source>
        <translation>Voimassa asti</translation>
    </message>
    <message>
        <source>Who plans it and whom to call.</source>
        <translation>Kuka tätä suunnittelee ja kenelle soitetaan.</translation>
    </message>
    <message>
        <source>Capacity (people)</source>
        <translation>Kapasiteetti (henkilöä)</translation>
    </message>
    <message>
        <source>Bears heavy vehicles</source>
        <translation>Kantaa raskaan kaluston</translation>
    </message>
    <message>
        <source>Terms of use</source>
        <translation>Käyttöehdot</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Lähde</translation>
    </message>
    <message>
        <source>Where an imported record came from.</source>
        <translation>Mistä tuotu tietue on peräisin.</translation>
    </message>
    <message>
        <source>Identifier in the source</source>
        <translation>Tunniste lähteessä</translation>
    </message>
    <message>
        <source>The end must be after the start.</source>
        <translation>Päättymisen on oltava alkamisen jälkeen.</translation>
    </message>
    <message>
        <source>Works</source>
        <translation>Työt</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Nimi</translation>
    </message>
    <message>
        <source>Type of work</source>
        <translation>Työn tyyppi</translation>
    </message>
    <message>
        <source>Street work</source>
        <translation>Katutyö</translation>
    </message>
    <message>
        <source>Connection to a network</source>
        <translation>Verkostoliitos</translation>
    </message>
    <message>
        <source>Advertising</source>
        <translation>Mainostaminen</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Tila</translation>
    </message>
    <message>
        <source>Cancelled ones never overlap.</source>
        <translation>Perutut eivät ole koskaan päällekkäin minkään kanssa.</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>Luonnos</translation>
    </message>
    <message>
        <source>Planned</source>
        <translation>Suunniteltu</translation>
    </message>
    <message>
        <source>Confirmed</source>
        <translation>Vahvistettu</translation>
    </message>
    <message>
        <source>In progress</source>
        <translation>Käynnissä</translation>
    </message>
    <message>
        <source>Completed</source>
        <translation>Valmis</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Peruttu</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>Hanke</translation>
    </message>
    <message>
        <source>Records that share a project never conflict with each other.</source>
        <translation>Saman hankkeen tietueet eivät ole koskaan ristiriidassa keskenään.</translation>
    </message>
    <message>
        <source>Starts</source>
        <translation>Alkaa</translation>
    </message>
    <message>
        <source>Wall-clock time of the workspace&apos;s time zone. Empty: already going on.</source>
        <translation>Työtilan aikavyöhykkeen paikallista aikaa. Tyhjä: jo käynnissä.</translation>
    </message>
    <message>
        <source>Ends</source>
        <translation>Päättyy</translation>
    </message>
    <message>
        <source>The end is not part of it: what ends at 18:00 leaves the ground free at 18:00. Empty: open end.</source>
        <translation>Päättymishetki ei kuulu mukaan: klo&#xa0;18.00 päättyvä vapauttaa alueen klo&#xa0;18.00. Tyhjä: päättyminen avoin.</translation>
    </message>
    <message>
        <source>Set-up from</source>
        <translation>Pystytys alkaa</translation>
    </message>
    <message>
        <source>When the ground is taken, if that is before the start.</source>
        <translation>Milloin alue otetaan käyttöön, jos se tapahtuu ennen alkamista.</translation>
    </message>
    <message>
        <source>Cleared by</source>
        <translation>Purku valmis</translation>
    </message>
    <message>
        <source>When the ground is free again, if that is after the end.</source>
        <translation>Milloin alue on taas vapaa, jos se tapahtuu päättymisen jälkeen.</translation>
    </message>
    <message>
        <source>Recurrence</source>
        <translation>Toistuvuus</translation>
    </message>
    <message>
        <source>When inside this time something goes on: weekly hours such as Mo-Fr 07:00-16:00, or an iCalendar RRULE. Empty: all the time.</source>
        <translation>Milloin tänä aikana tapahtuu jotakin: viikoittaiset ajat, esimerkiksi ma-pe 07:00-16:00, tai iCalendarin RRULE. Tyhjä: koko ajan.</translation>
    </message>
    <message>
        <source>Certainty of the dates</source>
        <translation>Ajankohdan varmuus</translation>
    </message>
    <message>
        <source>Fixed dates</source>
        <translation>Kiinteä ajankohta</translation>
    </message>
    <message>
        <source>Some time between the dates</source>
        <translation>Jolloinkin aikavälin sisällä</translation>
    </message>
    <message>
        <source>Emergency</source>
        <translation>Hätätyö</translation>
    </message>
    <message>
        <source>A leak or a fault that cannot wait.</source>
        <translation>Vuoto tai vika, joka ei voi odottaa.</translation>
    </message>
    <message>
        <source>Permit</source>
        <translation>Lupa</translation>
    </message>
    <message>
        <source>Impact on lanes</source>
        <translation>Vaikutus kaistoihin</translation>
    </message>
    <message>
        <source>No lane touched</source>
        <translation>Ei vaikutusta kaistoihin</translation>
    </message>
    <message>
        <source>One lane narrower or closed</source>
        <translation>Yksi kaista kavennettu tai suljettu</translation>
    </message>
    <message>
        <source>One lane in both directions</source>
        <translation>Yksi kaista molempiin suuntiin</translation>
    </message>
    <message>
        <source>Several lanes</source>
        <translation>Useita kaistoja</translation>
    </message>
    <message>
        <source>One direction closed</source>
        <translation>Yksi ajosuunta suljettu</translation>
    </message>
    <message>
        <source>Several directions closed</source>
        <translation>Useita ajosuuntia suljettu</translation>
    </message>
    <message>
        <source>Length of the impact (m)</source>
        <translation>Haitan pituus (m)</translation>
    </message>
    <message>
        <source>Guarantee (days)</source>
        <translation>Takuu (päivää)</translation>
    </message>
    <message>
        <source>How long nobody should dig here afterwards.</source>
        <translation>Kuinka pitkään tästä ei saisi kaivaa työn jälkeen.</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Kuvaus</translation>
    </message>
    <message>
        <source>Set-up cannot be after the start.</source>
        <translation>Pystytys ei voi alkaa alkamisajan jälkeen.</translation>
    </message>
    <message>
        <source>Clearing cannot be before the end.</source>
        <translation>Purku ei voi olla valmis ennen päättymisaikaa.</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Tapahtumat</translation>
    </message>
    <message>
        <source>Type of event</source>
        <translation>Tapahtuman tyyppi</translation>
    </message>
    <message>
        <source>Festival</source>
        <translation>Festivaali</translation>
    </message>
    <message>
        <source>Concert</source>
        <translation>Konsertti</translation>
    </message>
    <message>
        <source>Market</source>
        <translation>Markkinat</translation>
    </message>
    <message>
        <source>Race</source>
        <translation>Kilpailu</translation>
    </message>
    <message>
        <source>Fair</source>
        <translation>Messut</translation>
    </message>
    <message>
        <source>Sports</source>
        <translation>Urheilu</translation>
    </message>
    <message>
        <source>Public meeting</source>
        <translation>Yleinen kokous</translation>
    </message>
    <message>
        <source>Expected attendance</source>
        <translation>Odotettu yleisömäärä</translation>
    </message>
    <message>
        <source>Noise</source>
        <translation>Melu</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Ei melua</translation>
    </message>
    <message>
        <source>Moderate</source>
        <translation>Kohtalainen</translation>
    </message>
    <message>
        <source>Loud</source>
        <translation>Voimakas</translation>
    </message>
    <message>
        <source>Venue</source>
        <translation>Tapahtumapaikka</translation>
    </message>
    <message>
        <source>Overlaps</source>
        <translation>Päällekkäisyydet</translation>
    </message>
    <message>
        <source>First: kind</source>
        <translation>Ensimmäinen: laji</translation>
    </message>
    <message>
        <source>Work</source>
        <translation>Työ</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>Tapahtuma</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>Alue</translation>
    </message>
    <message>
        <source>First: identifier</source>
        <translation>Ensimmäinen: tunniste</translation>
    </message>
    <message>
        <source>First: title</source>
        <translation>Ensimmäinen: nimi</translation>
    </message>
    <message>
        <source>First: party</source>
        <translation>Ensimmäinen: osapuoli</translation>
    </message>
    <message>
        <source>Second: kind</source>
        <translation>Toinen: laji</translation>
    </message>
    <message>
        <source>Second: identifier</source>
        <translation>Toinen: tunniste</translation>
    </message>
    <message>
        <source>Second: title</source>
        <translation>Toinen: nimi</translation>
    </message>
    <message>
        <source>Second: party</source>
        <translation>Toinen: osapuoli</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>Sääntö</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Tulos</translation>
    </message>
    <message>
        <source>Conflict</source>
        <translation>Ristiriita</translation>
    </message>
    <message>
        <source>Opportunity</source>
        <translation>Yhteistyömahdollisuus</translation>
    </message>
    <message>
        <source>Notice</source>
        <translation>Huomio</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>Vakavuus</translation>
    </message>
    <message>
        <source>High</source>
        <translation>Korkea</translation>
    </message>
    <message>
        <source>Medium</source>
        <translation>Keskitaso</translation>
    </message>
    <message>
        <source>Low</source>
        <translation>Matala</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Alkaen</translation>
    </message>
    <message>
        <source>Of two that never meet, when the one ends.</source>
        <translation>Kahdesta, jotka eivät osu samaan aikaan: milloin toinen päättyy.</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Asti</translation>
    </message>
    <message>
        <source>Of two that never meet, when the other begins.</source>
        <translation>Kahdesta, jotka eivät osu samaan aikaan: milloin toinen alkaa.</translation>
    </message>
    <message>
        <source>Over from</source>
        <translation>Ohi alkaen</translation>
    </message>
    <message>
        <source>From then on nothing can be done about it any more.</source>
        <translation>Siitä lähtien asialle ei voi enää tehdä mitään.</translation>
    </message>
    <message>
        <source>Hours</source>
        <translation>Tunnit</translation>
    </message>
    <message>
        <source>Distance (m)</source>
        <translation>Etäisyys (m)</translation>
    </message>
    <message>
        <source>Shared ground (m²)</source>
        <translation>Yhteinen ala (m²)</translation>
    </message>
    <message>
        <source>Certainty</source>
        <translation>Varmuus</translation>
    </message>
    <message>
        <source>Certain</source>
        <translation>Varma</translation>
    </message>
    <message>
        <source>Possible</source>
        <translation>Mahdollinen</translation>
    </message>
    <message>
        <source>Share of possible dates</source>
        <translation>Osuus mahdollisista ajankohdista</translation>
    </message>
    <message>
        <source>Of the placements that a window allows, how many would meet (0 to 1).</source>
        <translation>Kuinka suuri osa aikaikkunan sallimista ajankohdista osuisi päällekkäin (0–1).</translation>
    </message>
    <message>
        <source>Times they meet</source>
        <translation>Kohtaamiskertoja</translation>
    </message>
    <message>
        <source>Explanation</source>
        <translation>Selitys</translation>
    </message>
    <message>
        <source>Rank</source>
        <translation>Tärkeys</translation>
    </message>
    <message>
        <source>The higher, the sooner somebody should look at it.</source>
        <translation>Mitä suurempi, sitä pikemmin jonkun pitäisi katsoa sitä.</translation>
    </message>
    <message>
        <source>Assessment</source>
        <translation>Arvio</translation>
    </message>
    <message>
        <source>Not assessed</source>
        <translation>Arvioimatta</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>Hyväksytty</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>Hylätty</translation>
    </message>
    <message>
        <source>Resolved</source>
        <translation>Ratkaistu</translation>
    </message>
    <message>
        <source>Snoozed</source>
        <translation>Siirretty myöhemmäksi</translation>
    </message>
    <message>
        <source>To be assessed again</source>
        <translation>Arvioitava uudelleen</translation>
    </message>
    <message>
        <source>No longer overlaps</source>
        <translation>Ei enää päällekkäin</translation>
    </message>
    <message>
        <source>Assessed by</source>
        <translation>Arvioija</translation>
    </message>
    <message>
        <source>Fingerprint</source>
        <translation>Sormenjälki</translation>
    </message>
    <message>
        <source>Assessments</source>
        <translation>Arviot</translation>
    </message>
    <message>
        <source>Overlap</source>
        <translation>Päällekkäisyys</translation>
    </message>
    <message>
        <source>Whose assessment it is.</source>
        <translation>Kenen arvio se on.</translation>
    </message>
    <message>
        <source>Decided at</source>
        <translation>Päätetty</translation>
    </message>
    <message>
        <source>Of what a party decided last, the latest counts.</source>
        <translation>Osapuolen viimeisin päätös on voimassa.</translation>
    </message>
    <message>
        <source>Snoozed until</source>
        <translation>Torkutettu asti</translation>
    </message>
    <message>
        <source>uuid</source>
        <translation>UUID</translation>
    </message>
    <message>
        <source>text</source>
        <translation>teksti</translation>
    </message>
    <message>
        <source>long text</source>
        <translation>pitkä teksti</translation>
    </message>
    <message>
        <source>integer</source>
        <translation>kokonaisluku</translation>
    </message>
    <message>
        <source>real</source>
        <translation>desimaaliluku</translation>
    </message>
    <message>
        <source>boolean</source>
        <translation>kyllä tai ei</translation>
    </message>
    <message>
        <source>moment</source>
        <translation>päivä tai kellonaika</translation>
    </message>
    <message>
        <source>stamp</source>
        <translation>aikaleima</translation>
    </message>
    <message>
        <source>colour</source>
        <translation>väri</translation>
    </message>
    <message>
        <source>It recurs by months or days of the month, which moving it by days or weeks would spoil. Change its dates and its recurrence by hand.</source>
        <translation>Se toistuu kuukausien tai kuukauden päivien mukaan, mitä siirto päivin tai viikoin ei säilyttäisi. Muuta aikoja ja toistuvuutta käsin.</translation>
    </message>
    <message>
        <source>It recurs and has no end. Say when it ends, and free dates can be looked for.</source>
        <translation>Se toistuu eikä sillä ole loppua. Kerro, milloin se päättyy, niin vapaita aikoja voi etsiä.</translation>
    </message>
    <message>
        <source>Free each of its {count} times.</source>
        <translation>Vapaana joka kerta ({count}).</translation>
    </message>
    <message>
        <source>Free between {first} and {second}.</source>
        <translation>Vapaana näiden välissä: {first} ja {second}.</translation>
    </message>
    <message>
        <source>Free after {title}.</source>
        <translation>Vapaana tämän jälkeen: {title}.</translation>
    </message>
    <message>
        <source>Free before {title}.</source>
        <translation>Vapaana ennen tätä: {title}.</translation>
    </message>
    <message>
        <source>Nobody else is here in this time.</source>
        <translation>Paikalla ei ole tuolloin muita.</translation>
    </message>
    <message>
        <source>No date helps against the conflict with {title}.</source>
        <translation>Mikään ajankohta ei poista ristiriitaa tämän kanssa: {title}.</translation>
    </message>
    <message>
        <source>No date helps against the conflicts with {title} and {more} more.</source>
        <translation>Mikään ajankohta ei poista ristiriitoja näiden kanssa: {title} ja {more} muuta.</translation>
    </message>
    <message>
        <source>Meets {title} for {hours} hours.</source>
        <translation>Osuu päällekkäin: {title}, {hours} tuntia.</translation>
    </message>
    <message>
        <source>In conflict with {title}.</source>
        <translation>Ristiriidassa tämän kanssa: {title}.</translation>
    </message>
    <message>
        <source>Meets {title} and {more} more for {hours} hours in all.</source>
        <translation>Osuu päällekkäin: {title} ja {more} muuta, yhteensä {hours} tuntia.</translation>
    </message>
    <message>
        <source>In conflict with {title} and {more} more.</source>
        <translation>Ristiriidassa näiden kanssa: {title} ja {more} muuta.</translation>
    </message>
    <message>
        <source>The geometry is missing, empty or cannot be read.</source>
        <translation>Geometria puuttuu, on tyhjä tai sitä ei voi lukea.</translation>
    </message>
    <message>
        <source>Number of people</source>
        <translation>Henkilömäärä</translation>
    </message>
    <message>
        <source>Heavy vehicles</source>
        <translation>Raskas kalusto</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Paikka</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Aika</translation>
    </message>
    <message>
        <source>{people} people are expected, but “{venue}” takes {capacity}.</source>
        <translation>Tapahtumaan odotetaan {people} henkeä, mutta paikkaan ”{venue}” mahtuu {capacity}.</translation>
    </message>
    <message>
        <source>It is set up or taken down with heavy vehicles, and the ground of “{venue}” does not bear them.</source>
        <translation>Pystytys tai purku tuo raskasta kalustoa, jota paikan ”{venue}” maapohja ei kanna.</translation>
    </message>
    <message>
        <source>It is set up or taken down with heavy vehicles, and nobody has said whether the ground of “{venue}” bears them.</source>
        <translation>Pystytys tai purku tuo raskasta kalustoa, eikä ole tiedossa, kantaako paikan ”{venue}” maapohja sen.</translation>
    </message>
    <message>
        <source>{share} % of its ground lies outside of “{venue}”.</source>
        <translation>Tapahtuman alueesta {share} % on paikan ”{venue}” ulkopuolella.</translation>
    </message>
    <message>
        <source>Its ground does not lie on “{venue}”.</source>
        <translation>Tapahtuman alue ei ole paikassa ”{venue}”.</translation>
    </message>
    <message>
        <source>“{venue}” is not in use for all of the event.</source>
        <translation>Paikka ”{venue}” ei ole käytössä koko tapahtuman ajan.</translation>
    </message>
    <message>
        <source>“{venue}” has terms of use: {terms}</source>
        <translation>Paikan ”{venue}” käyttöehdot: {terms}</translation>
    </message>
    <message>
        <source>“{part}” is not hours such as “Mo-Fr 07:00-16:00”.</source>
        <translation>”{part}” ei ole aika, kuten ”ma-pe 07:00-16:00”.</translation>
    </message>
    <message>
        <source>“{part}” leaves no hours at all.</source>
        <translation>”{part}” ei jätä yhtään tuntia.</translation>
    </message>
    <message>
        <source>“{word}” in “{part}” is not a day such as Mo, Tu or PH.</source>
        <translation>”{word}” kohdassa ”{part}” ei ole päivä, kuten ma, ti tai PH.</translation>
    </message>
    <message>
        <source>“{word}” in “{part}” is not a span of hours such as 07:00-16:00.</source>
        <translation>”{word}” kohdassa ”{part}” ei ole kellonaikaväli, kuten 07:00-16:00.</translation>
    </message>
    <message>
        <source>The start is not a date or time that can be read.</source>
        <translation>Alkamisaika ei ole päivämäärä tai kellonaika, joka voidaan lukea.</translation>
    </message>
    <message>
        <source>The end is not a date or time that can be read.</source>
        <translation>Päättymisaika ei ole päivämäärä tai kellonaika, joka voidaan lukea.</translation>
    </message>
    <message>
        <source>The end is before the start.</source>
        <translation>Päättyminen on ennen alkamista.</translation>
    </message>
    <message>
        <source>The field “{field}” is empty.</source>
        <translation>Kenttä ”{field}” on tyhjä.</translation>
    </message>
    <message>
        <source>“{text}” in the field “{field}” is not a date or time that can be read.</source>
        <translation>”{text}” kentässä ”{field}” ei ole päivämäärä tai kellonaika, joka voidaan lukea.</translation>
    </message>
    <message>
        <source>“{text}” in the field “{field}” is not one of its values.</source>
        <translation>”{text}” ei ole mikään kentän ”{field}” arvoista.</translation>
    </message>
    <message>
        <source>The mapping is not JSON: {problem}</source>
        <translation>Kenttien vastaavuus ei ole JSON-muotoa: {problem}</translation>
    </message>
    <message>
        <source>The mapping must be a JSON object such as {example}.</source>
        <translation>Kenttien vastaavuuden on oltava JSON-objekti, esimerkiksi {example}.</translation>
    </message>
    <message>
        <source>The field {target} is given twice: as {first} and, in the mapping, as {second}.</source>
        <translation>Kenttä {target} on annettu kahdesti: kenttänä {first} ja vastaavuudessa kenttänä {second}.</translation>
    </message>
    <message>
        <source>No field of the layer looks like a title. Choose one, or give a constant in the mapping: {example}</source>
        <translation>Mikään tason kenttä ei näytä nimeltä. Valitse sellainen tai anna vastaavuudessa vakio: {example}</translation>
    </message>
    <message>
        <source>The mapping names a field {name}, which {table} has not. There are: {names}.</source>
        <translation>Vastaavuudessa on kenttä {name}, jota taulussa {table} ei ole. Taulun kentät: {names}.</translation>
    </message>
    <message>
        <source>What the mapping says of {name} must be a field name, or an object with field, constant or values.</source>
        <translation>Vastaavuudessa kohdan {name} on oltava kentän nimi tai objekti, jossa on field, constant tai values.</translation>
    </message>
    <message>
        <source>The values that the mapping gives for {name} must be an object of words and codes.</source>
        <translation>Vastaavuuden arvojen (values) kohdassa {name} on oltava objekti, jossa on sanoja ja koodeja.</translation>
    </message>
    <message>
        <source>The constant that the mapping gives for {name} must be a text, a number, true or false.</source>
        <translation>Vastaavuuden vakion (constant) kohdassa {name} on oltava teksti, luku, true tai false.</translation>
    </message>
    <message>
        <source>The layer has no field {name}. It has: {names}.</source>
        <translation>Tasolla ei ole kenttää {name}. Tason kentät: {names}.</translation>
    </message>
    <message>
        <source>The identifier {identifier} stands in the input already, in row {row}.</source>
        <translation>Tunniste {identifier} on syötteessä jo aiemmin, rivillä {row}.</translation>
    </message>
    <message>
        <source>The mapping gives {name} the value {value}, which does not fit. It takes: {allowed}.</source>
        <translation>Vastaavuus antaa kentälle {name} arvon {value}, joka ei kelpaa. Sallittu: {allowed}.</translation>
    </message>
    <message>
        <source>To be decided</source>
        <translation>Päätettävät</translation>
    </message>
    <message>
        <source>Over, not decided</source>
        <translation>Ohi, päättämättä</translation>
    </message>
    <message>
        <source>All assessments</source>
        <translation>Kaikki arviot</translation>
    </message>
    <message>
        <source>All outcomes</source>
        <translation>Kaikki tulokset</translation>
    </message>
    <message>
        <source>Party concerned</source>
        <translation>Asianosainen</translation>
    </message>
    <message>
        <source>All parties</source>
        <translation>Kaikki osapuolet</translation>
    </message>
    <message>
        <source>Deciding for</source>
        <translation>Päätän osapuolena</translation>
    </message>
    <message>
        <source>Choose a party</source>
        <translation>Valitse osapuoli</translation>
    </message>
    <message>
        <source>Check now</source>
        <translation>Tarkista nyt</translation>
    </message>
    <message>
        <source>Find what meets under the rules of the workspace, and keep the list up to date</source>
        <translation>Etsii työtilan sääntöjen mukaiset päällekkäisyydet ja pitää luettelon ajan tasalla</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Suodatin</translation>
    </message>
    <message>
        <source>Show what else the list can be limited to, and for whom is decided</source>
        <translation>Näytä, miten muuten luetteloa voi rajata ja kenen puolesta päätetään</translation>
    </message>
    <message>
        <source>What is shown</source>
        <translation>Mitä näytetään</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>Hyväksy</translation>
    </message>
    <message>
        <source>Both can stay as they are (A)</source>
        <translation>Molemmat voivat jäädä ennalleen (A)</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>Hylkää</translation>
    </message>
    <message>
        <source>It cannot stay so: somebody must move (R)</source>
        <translation>Näin ei voi jäädä: jonkun on siirryttävä (R)</translation>
    </message>
    <message>
        <source>It is agreed upon or done (D)</source>
        <translation>Asia on sovittu tai hoidettu (D)</translation>
    </message>
    <message>
        <source>Snooze until</source>
        <translation>Lykkää päivään</translation>
    </message>
    <message>
        <source>Out of sight for your party until that day (S)</source>
        <translation>Piilossa osapuoleltasi siihen päivään asti (S)</translation>
    </message>
    <message>
        <source>For a week</source>
        <translation>Viikoksi</translation>
    </message>
    <message>
        <source>For a month</source>
        <translation>Kuukaudeksi</translation>
    </message>
    <message>
        <source>For three months</source>
        <translation>Kolmeksi kuukaudeksi</translation>
    </message>
    <message>
        <source>Note to the other party (may be empty)</source>
        <translation>Viesti toiselle osapuolelle (voi olla tyhjä)</translation>
    </message>
    <message>
        <source>First choose for whom you decide</source>
        <translation>Valitse ensin, minkä osapuolen puolesta päätät</translation>
    </message>
    <message>
        <source>The file is in use: as of {time}</source>
        <translation>Tiedosto on käytössä: tilanne klo {time}</translation>
    </message>
    <message>
        <source>The file is in use just now. It is read as soon as it is free.</source>
        <translation>Tiedosto on juuri nyt käytössä. Se luetaan heti, kun se vapautuu.</translation>
    </message>
    <message>
        <source>at least {share}</source>
        <translation>vähintään {share}</translation>
    </message>
    <message>
        <source>never</source>
        <translation>ei koskaan</translation>
    </message>
    <message>
        <source>once</source>
        <translation>kerran</translation>
    </message>
    <message>
        <source>And {count} more.</source>
        <translation>Ja {count} muuta.</translation>
    </message>
    <message>
        <source>What meets what</source>
        <translation>Mikä kohtaa minkä</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Milloin</translation>
    </message>
    <message>
        <source>How often</source>
        <translation>Kuinka usein</translation>
    </message>
    <message>
        <source>What the parties said</source>
        <translation>Osapuolten kannat</translation>
    </message>
    <message>
        <source>Previous overlap</source>
        <translation>Edellinen päällekkäisyys</translation>
    </message>
    <message>
        <source>Next overlap</source>
        <translation>Seuraava päällekkäisyys</translation>
    </message>
    <message>
        <source>Show the first record</source>
        <translation>Näytä ensimmäinen kohde</translation>
    </message>
    <message>
        <source>Show the second record</source>
        <translation>Näytä toinen kohde</translation>
    </message>
    <message>
        <source>Snooze</source>
        <translation>Lykkää</translation>
    </message>
    <message>
        <source>Undo the last decision</source>
        <translation>Kumoa viimeisin päätös</translation>
    </message>
    <message>
        <source>No workspace is open. Open or create one with the buttons of Seinäjoki Coord.</source>
        <translation>Mikään työtila ei ole auki. Avaa tai luo työtila Seinäjoki Coordin painikkeilla.</translation>
    </message>
    <message>
        <source>Nothing was checked yet. “Check now” finds what meets under the rules of the workspace.</source>
        <translation>Mitään ei ole vielä tarkistettu. ”Tarkista nyt” etsii työtilan sääntöjen mukaiset päällekkäisyydet.</translation>
    </message>
    <message>
        <source>Nothing to decide here. Choose another assessment above to see the others.</source>
        <translation>Tässä ei ole päätettävää. Muut näkyvät, kun valitset yltä toisen arvion.</translation>
    </message>
    <message>
        <source>Snoozed until {moment}</source>
        <translation>Lykätty: {moment} asti</translation>
    </message>
    <message>
        <source>it changed since then</source>
        <translation>muuttunut sen jälkeen</translation>
    </message>
    <message>
        <source>On the map: mine has a solid outline (blue), theirs a dashed one (orange).</source>
        <translation>Kartalla: oma ehjällä reunaviivalla (sininen), toisen katkoviivalla (oranssi).</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>Oma</translation>
    </message>
    <message>
        <source>Theirs</source>
        <translation>Toisen</translation>
    </message>
    <message>
        <source>As chosen</source>
        <translation>Valintojen mukaan</translation>
    </message>
    <message>
        <source>Keep for each field what is chosen in the table.</source>
        <translation>Pidä kustakin kentästä se, mikä taulukossa on valittu.</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>Muokkaa…</translation>
    </message>
    <message>
        <source>Show record</source>
        <translation>Näytä kohde</translation>
    </message>
    <message>
        <source>History…</source>
        <translation>Historia…</translation>
    </message>
    <message>
        <source>All of this layer</source>
        <translation>Koko taso</translation>
    </message>
    <message>
        <source>Edit: {title}</source>
        <translation>Muokkaa: {title}</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Ei</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Kyllä</translation>
    </message>
    <message>
        <source>The layer {name} has unsaved edits. Save or discard them first.</source>
        <translation>Tasolla {name} on tallentamattomia muokkauksia. Tallenna tai hylkää ne ensin.</translation>
    </message>
    <message>
        <source>Conflicts</source>
        <translation>Ristiriidat</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Tietue</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>Taso</translation>
    </message>
    <message>
        <source>Theirs for all conflicts of {layer}: {count}?</source>
        <translation>Toisen versio kaikkiin tason {layer} ristiriitoihin: {count}?</translation>
    </message>
    <message>
        <source>Mine for all conflicts of {layer}: {count}?</source>
        <translation>Oma versio kaikkiin tason {layer} ristiriitoihin: {count}?</translation>
    </message>
    <message>
        <source>Decided. The next sync sends it; what was not kept stays in the history.</source>
        <translation>Ratkaistu. Seuraava synkronointi lähettää sen; hylätty versio säilyy historiassa.</translation>
    </message>
    <message>
        <source>The record is not in the workspace any more.</source>
        <translation>Kohdetta ei ole enää työtilassa.</translation>
    </message>
    <message>
        <source>Fields in conflict</source>
        <translation>Ristiriitaiset kentät</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Kenttä</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Ennen</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Pidä</translation>
    </message>
    <message>
        <source>Take mine back</source>
        <translation>Peru oma muutos</translation>
    </message>
    <message>
        <source>Mine: keep it for all</source>
        <translation>Oma: säilytä kaikille</translation>
    </message>
    <message>
        <source>Theirs: delete it here too</source>
        <translation>Toisen: poista täältäkin</translation>
    </message>
    <message>
        <source>Mine: delete it for all</source>
        <translation>Oma: poista kaikilta</translation>
    </message>
    <message>
        <source>Theirs: bring it back here</source>
        <translation>Toisen: palauta tänne</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Hylätty</translation>
    </message>
    <message>
        <source>Changed here, deleted there</source>
        <translation>Muutettu täällä, poistettu siellä</translation>
    </message>
    <message>
        <source>Deleted here, changed there</source>
        <translation>Poistettu täällä, muutettu siellä</translation>
    </message>
    <message>
        <source>Somebody</source>
        <translation>Joku</translation>
    </message>
    <message>
        <source>You changed it, and {who} deleted or withdrew it.</source>
        <translation>Sinä muutit kohdetta, ja {who} poisti tai perui sen.</translation>
    </message>
    <message>
        <source>Kept as yours, it comes back for everybody with the next sync; deleted here too, your version stays in the history.</source>
        <translation>Jos pidät omasi, kohde palaa kaikille seuraavassa synkronoinnissa; jos poistat sen täältäkin, oma versiosi säilyy historiassa.</translation>
    </message>
    <message>
        <source>You deleted it, and {who} changed it.</source>
        <translation>Sinä poistit kohteen, ja {who} muutti sitä.</translation>
    </message>
    <message>
        <source>Kept as yours, it is deleted for everybody with the next sync; brought back, it is as they made it.</source>
        <translation>Jos pidät omasi, kohde poistuu kaikilta seuraavassa synkronoinnissa; palautettuna se on sellainen kuin toinen sen teki.</translation>
    </message>
    <message>
        <source>You and {who} changed the same fields. Choose for each whose value is kept.</source>
        <translation>Sinä ja {who} muutitte samoja kenttiä. Valitse kullekin, kumman arvo pidetään.</translation>
    </message>
    <message>
        <source>What only one of you changed is kept from both: {fields}</source>
        <translation>Mitä vain toinen teistä muutti, pidetään kummaltakin: {fields}</translation>
    </message>
    <message>
        <source>Theirs: {who}, {when}</source>
        <translation>Toisen versio: {who}, {when}</translation>
    </message>
    <message>
        <source>The shared database does not take your version: {reason}</source>
        <translation>Yhteinen tietokanta ei ota versiotasi vastaan: {reason}</translation>
    </message>
    <message>
        <source>Change it and sync again, or take back what you did.</source>
        <translation>Muuta sitä ja synkronoi uudelleen, tai peru muutoksesi.</translation>
    </message>
    <message>
        <source>Whom to call</source>
        <translation>Kenelle soittaa</translation>
    </message>
    <message>
        <source>Seinäjoki Coord</source>
        <translation>Seinäjoki Coord</translation>
    </message>
    <message>
        <source>List</source>
        <translation>Luettelo</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Aikajana</translation>
    </message>
    <message>
        <source>Decisions</source>
        <translation>Päätökset</translation>
    </message>
    <message>
        <source>Sync</source>
        <translation>Synkronoi</translation>
    </message>
    <message>
        <source>Server has 1 change</source>
        <translation>Palvelimella on 1 muutos</translation>
    </message>
    <message>
        <source>Server has {count} changes</source>
        <translation>Palvelimella on {count} muutosta</translation>
    </message>
    <message>
        <source>Sync the workspace with its shared database</source>
        <translation>Synkronoi työtila jaetun tietokannan kanssa</translation>
    </message>
    <message>
        <source>No workspace is open. Open one, or create one to begin: a single file that holds works, events and areas.</source>
        <translation>Mikään työtila ei ole auki. Aloita avaamalla tai luomalla työtila: yksi tiedosto, jossa ovat työt, tapahtumat ja alueet.</translation>
    </message>
    <message>
        <source>Open workspace…</source>
        <translation>Avaa työtila…</translation>
    </message>
    <message>
        <source>Create workspace…</source>
        <translation>Luo työtila…</translation>
    </message>
    <message>
        <source>Conflicts ({count})</source>
        <translation>Ristiriidat ({count})</translation>
    </message>
    <message>
        <source>What is drawn</source>
        <translation>Mitä piirretään</translation>
    </message>
    <message>
        <source>Ground taken from</source>
        <translation>Alue varattu alkaen</translation>
    </message>
    <message>
        <source>Ground free again</source>
        <translation>Alue taas vapaa</translation>
    </message>
    <message>
        <source>What it would meet</source>
        <translation>Mitä se kohtaisi</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>Leveys</translation>
    </message>
    <message>
        <source>Radius</source>
        <translation>Säde</translation>
    </message>
    <message>
        <source>Add what was drawn</source>
        <translation>Lisää piirretty</translation>
    </message>
    <message>
        <source>Draw an area</source>
        <translation>Piirrä alue</translation>
    </message>
    <message>
        <source>Draw a trench</source>
        <translation>Piirrä kaivanto</translation>
    </message>
    <message>
        <source>Draw a place</source>
        <translation>Piirrä paikka</translation>
    </message>
    <message>
        <source>Click the corners. Right click or Enter ends, Backspace takes the last one back, Esc begins again.</source>
        <translation>Napsauta kulmat. Hiiren oikea painike tai Enter päättää, askelpalautin poistaa viimeisen, Esc aloittaa alusta.</translation>
    </message>
    <message>
        <source>Click along the trench. Right click or Enter ends. Page Up and Page Down change the width.</source>
        <translation>Napsauta kaivannon linjaa pitkin. Hiiren oikea painike tai Enter päättää. Page Up ja Page Down muuttavat leveyttä.</translation>
    </message>
    <message>
        <source>Click the place, or drag to set its radius. Page Up and Page Down change it too.</source>
        <translation>Napsauta paikkaa, tai anna säde vetämällä. Myös Page Up ja Page Down muuttavat sädettä.</translation>
    </message>
    <message>
        <source>Open a workspace first.</source>
        <translation>Avaa ensin työtila.</translation>
    </message>
    <message>
        <source>Works and events cannot be edited here: the file or its layers are read-only, or not in the project.</source>
        <translation>Töitä ja tapahtumia ei voi muokata: tiedosto tai sen tasot ovat vain luettavissa, tai tasot eivät ole projektissa.</translation>
    </message>
    <message>
        <source>{layer} cannot be edited now. Is the file locked or read-only?</source>
        <translation>Tasoa {layer} ei voi nyt muokata. Onko tiedosto lukittu tai vain luettavissa?</translation>
    </message>
    <message>
        <source>{shown} of {count}</source>
        <translation>{shown}/{count}</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Hae</translation>
    </message>
    <message>
        <source>Title, party, permit, project</source>
        <translation>Nimi, osapuoli, lupa, hanke</translation>
    </message>
    <message>
        <source>Text to look for</source>
        <translation>Haettava teksti</translation>
    </message>
    <message>
        <source>All kinds</source>
        <translation>Kaikki lajit</translation>
    </message>
    <message>
        <source>Kinds</source>
        <translation>Lajit</translation>
    </message>
    <message>
        <source>All statuses</source>
        <translation>Kaikki tilat</translation>
    </message>
    <message>
        <source>Statuses</source>
        <translation>Tilat</translation>
    </message>
    <message>
        <source>In view</source>
        <translation>Näkymässä</translation>
    </message>
    <message>
        <source>Only what lies in the part of the map that is seen.</source>
        <translation>Vain kartan näkyvässä osassa olevat.</translation>
    </message>
    <message>
        <source>Only what meets others</source>
        <translation>Vain muita kohtaavat</translation>
    </message>
    <message>
        <source>What shares its ground with others at the same time, whatever the rules make of it</source>
        <translation>Mikä on muiden kanssa samalla alueella samaan aikaan, sanoivat säännöt mitä tahansa</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Palauta</translation>
    </message>
    <message>
        <source>Show everything again.</source>
        <translation>Näytä taas kaikki.</translation>
    </message>
    <message>
        <source>How many records are shown of how many</source>
        <translation>Kuinka monta tietuetta näytetään kuinka monesta</translation>
    </message>
    <message>
        <source>Show what else the list can be limited to</source>
        <translation>Näytä, miten muuten luetteloa voi rajata</translation>
    </message>
    <message>
        <source>Filter the map too</source>
        <translation>Suodata myös kartta</translation>
    </message>
    <message>
        <source>Follow the Temporal Controller</source>
        <translation>Seuraa temporaalista säädintä</translation>
    </message>
    <message>
        <source>The period is the one that the Temporal Controller shows.</source>
        <translation>Ajanjakso on se, jota temporaalinen säädin näyttää.</translation>
    </message>
    <message>
        <source>Set the Temporal Controller to this period</source>
        <translation>Aseta temporaalinen säädin tähän ajanjaksoon</translation>
    </message>
    <message>
        <source>The map and the Temporal Controller</source>
        <translation>Kartta ja temporaalinen säädin</translation>
    </message>
    <message>
        <source>Map and time</source>
        <translation>Kartta ja aika</translation>
    </message>
    <message>
        <source>No party</source>
        <translation>Ei osapuolta</translation>
    </message>
    <message>
        <source>The map leaves out what the list does not show. The records stay, and are still met.</source>
        <translation>Kartalta jäävät pois ne, joita luettelo ei näytä. Tietueet säilyvät, ja päällekkäisyydet niiden kanssa löytyvät yhä.</translation>
    </message>
    <message>
        <source>The symbols of these layers are not rules, so the map cannot leave out single records.</source>
        <translation>Näiden tasojen kuvaustavat eivät ole sääntöpohjaisia, joten kartalta ei voi jättää pois yksittäisiä tietueita.</translation>
    </message>
    <message>
        <source>All time</source>
        <translation>Koko aika</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Tänään</translation>
    </message>
    <message>
        <source>This week</source>
        <translation>Tämä viikko</translation>
    </message>
    <message>
        <source>Next 30 days</source>
        <translation>Seuraavat 30&#xa0;pv</translation>
    </message>
    <message>
        <source>This year</source>
        <translation>Tämä vuosi</translation>
    </message>
    <message>
        <source>Own days</source>
        <translation>Omat päivät</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>Ajanjakso</translation>
    </message>
    <message>
        <source>From day</source>
        <translation>Alkupäivä</translation>
    </message>
    <message>
        <source>To day, which is part of it</source>
        <translation>Loppupäivä, joka kuuluu mukaan</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Ohje</translation>
    </message>
    <message>
        <source>This workspace was never synced: only a shared database keeps a history.</source>
        <translation>Tätä työtilaa ei ole koskaan synkronoitu: vain yhteinen tietokanta pitää historiaa.</translation>
    </message>
    <message>
        <source>Who changed the record, when and what; bring a version back</source>
        <translation>Kuka muutti kohdetta, milloin ja mitä; palauta aiempi versio</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Historia</translation>
    </message>
    <message>
        <source>History: {title}</source>
        <translation>Historia: {title}</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Luetaan…</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>Versiot</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Kuka</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Mikä</translation>
    </message>
    <message>
        <source>Fields</source>
        <translation>Kentät</translation>
    </message>
    <message>
        <source>Changed fields</source>
        <translation>Muuttuneet kentät</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Jälkeen</translation>
    </message>
    <message>
        <source>On the map: this version has a solid outline (blue), the one before a dashed one (orange).</source>
        <translation>Kartalla: tämä versio ehjällä reunaviivalla (sininen), edellinen katkoviivalla (oranssi).</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Palauta</translation>
    </message>
    <message>
        <source>Zoom to</source>
        <translation>Kohdista</translation>
    </message>
    <message>
        <source>No earlier version is known.</source>
        <translation>Aiempia versioita ei tunneta.</translation>
    </message>
    <message>
        <source>Writes this version into the layer; undo takes it back until it is saved.</source>
        <translation>Kirjoittaa tämän version tasolle; kumoa peruu sen, kunnes se tallennetaan.</translation>
    </message>
    <message>
        <source>Restored in the layer, not saved yet. Undo takes it back.</source>
        <translation>Palautettu tasolle, ei vielä tallennettu. Kumoa peruu sen.</translation>
    </message>
    <message>
        <source>“{layer}” cannot be edited.</source>
        <translation>Tasoa ”{layer}” ei voi muokata.</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>Lisätty</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Muutettu</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>Poistettu</translation>
    </message>
    <message>
        <source>Yours; lost in a conflict</source>
        <translation>Oma, hävisi ristiriidassa</translation>
    </message>
    <message>
        <source>by an administrator</source>
        <translation>ylläpitäjä</translation>
    </message>
    <message>
        <source>The layer is not open.</source>
        <translation>Taso ei ole auki.</translation>
    </message>
    <message>
        <source>Only its own party and administrators may change a record.</source>
        <translation>Tietuetta saa muuttaa vain sen oma osapuoli ja ylläpitäjä.</translation>
    </message>
    <message>
        <source>Restore a version</source>
        <translation>Palauta versio</translation>
    </message>
    <message>
        <source>Works and events</source>
        <translation>Työt ja tapahtumat</translation>
    </message>
    <message>
        <source>Find them now</source>
        <translation>Etsi ne nyt</translation>
    </message>
    <message>
        <source>Open it when QGIS starts with an empty project</source>
        <translation>Avaa se, kun QGIS käynnistyy tyhjään projektiin</translation>
    </message>
    <message>
        <source>0: only where they touch or overlap</source>
        <translation>0: vain kun ne koskettavat tai leikkaavat toisiaan</translation>
    </message>
    <message>
        <source>Never while edits are unsaved; says only what is new. 0: only when you ask.</source>
        <translation>Ei koskaan, kun muokkauksia on tallentamatta; kertoo vain uudesta. 0: vain pyydettäessä.</translation>
    </message>
    <message>
        <source>Reset all</source>
        <translation>Palauta kaikki</translation>
    </message>
    <message>
        <source>Set everything on this page as it was at first.</source>
        <translation>Palauta tämän sivun kaikki asetukset alkuperäisiksi.</translation>
    </message>
    <message>
        <source>Default workspace</source>
        <translation>Oletustyötila</translation>
    </message>
    <message>
        <source>Records meet within</source>
        <translation>Tietueet kohtaavat enintään etäisyydellä</translation>
    </message>
    <message>
        <source>Sync by itself every</source>
        <translation>Synkronoi itsestään, väli</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Värit</translation>
    </message>
    <message>
        <source>{count} pairs share ground and time</source>
        <translation>{count} paria samalla alueella samaan aikaan</translation>
    </message>
    <message>
        <source>{title}: meets {count}</source>
        <translation>{title}: kohtaa {count}</translation>
    </message>
    <message>
        <source>While drawing: meets {count}</source>
        <translation>Piirrettäessä: kohtaa {count}</translation>
    </message>
    <message>
        <source>What the rules make of all pairs stands under Decisions; the rules are asked there by Check now.</source>
        <translation>Mitä säännöt sanovat kaikista pareista, näkyy Päätöksissä; siellä Tarkista nyt kysyy säännöiltä.</translation>
    </message>
    <message>
        <source>Nothing meets anything: no two records take the same ground at the same time.</source>
        <translation>Päällekkäisyyksiä ei ole: mitkään kaksi tietuetta eivät vie samaa maa-alaa samaan aikaan.</translation>
    </message>
    <message>
        <source>Choose a record in the list, on the timeline or on the map, and see here what it meets.</source>
        <translation>Valitse tietue luettelosta, aikajanalta tai kartalta, niin näet tässä, minkä kanssa se on päällekkäin.</translation>
    </message>
    <message>
        <source>Cancelled: it takes no ground, so it meets nothing.</source>
        <translation>Peruttu: se ei vie maa-alaa, joten se ei kohtaa mitään.</translation>
    </message>
    <message>
        <source>Meets nothing. The ground is free then.</source>
        <translation>Ei kohtaa mitään. Alue on silloin vapaa.</translation>
    </message>
    <message>
        <source>New record, being drawn</source>
        <translation>Uusi tietue, piirrettävänä</translation>
    </message>
    <message>
        <source>How bad</source>
        <translation>Vakavuus</translation>
    </message>
    <message>
        <source>Meets</source>
        <translation>Kohtaa</translation>
    </message>
    <message>
        <source>How long</source>
        <translation>Kesto</translation>
    </message>
    <message>
        <source>Shared ground</source>
        <translation>Yhteinen ala</translation>
    </message>
    <message>
        <source>This record</source>
        <translation>Tämä tietue</translation>
    </message>
    <message>
        <source>What the record in hand meets, live while you edit it</source>
        <translation>Minkä kanssa käsillä oleva tietue on päällekkäin, heti muokatessa</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Kaikki</translation>
    </message>
    <message>
        <source>All pairs that share ground and time, whatever the rules make of them</source>
        <translation>Kaikki parit, jotka ovat samalla alueella samaan aikaan, sanoivat säännöt niistä mitä tahansa</translation>
    </message>
    <message>
        <source>What the rules say</source>
        <translation>Mitä säännöt sanovat</translation>
    </message>
    <message>
        <source>Zoom to the shared ground</source>
        <translation>Kohdista yhteiseen alaan</translation>
    </message>
    <message>
        <source>Flash both</source>
        <translation>Väläytä molempia</translation>
    </message>
    <message>
        <source>Take the other record in hand</source>
        <translation>Siirry toiseen tietueeseen</translation>
    </message>
    <message>
        <source>Copy as text for an e-mail</source>
        <translation>Kopioi tekstinä sähköpostiin</translation>
    </message>
    <message>
        <source>Write e-mail</source>
        <translation>Kirjoita sähköposti</translation>
    </message>
    <message>
        <source>All the time</source>
        <translation>Koko ajan</translation>
    </message>
    <message>
        <source>apart: until {end}, from {start}</source>
        <translation>erikseen: {end} asti, {start} alkaen</translation>
    </message>
    <message>
        <source>touch</source>
        <translation>koskettavat toisiaan</translation>
    </message>
    <message>
        <source>{count} m²</source>
        <translation>{count}&#xa0;m²</translation>
    </message>
    <message>
        <source>No party is known for it. Choose one in its form.</source>
        <translation>Sen osapuolta ei tiedetä. Valitse osapuoli lomakkeella.</translation>
    </message>
    <message>
        <source>No contact is known.</source>
        <translation>Yhteyshenkilöä ei tiedetä.</translation>
    </message>
    <message>
        <source>{one} and {other}: same ground, same time</source>
        <translation>{one} ja {other}: sama alue, sama aika</translation>
    </message>
    <message>
        <source>{one} and {other}: our plans</source>
        <translation>{one} ja {other}: suunnitelmamme</translation>
    </message>
    <message>
        <source>Hello,</source>
        <translation>Hei,</translation>
    </message>
    <message>
        <source>our plans meet:</source>
        <translation>suunnitelmamme osuvat samaan paikkaan samaan aikaan:</translation>
    </message>
    <message>
        <source>Could we agree on this?</source>
        <translation>Voisimmeko sopia tästä?</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>Suunnitelma</translation>
    </message>
    <message>
        <source>Dates</source>
        <translation>Ajankohta</translation>
    </message>
    <message>
        <source>By the rules</source>
        <translation>Sääntöjen mukaan</translation>
    </message>
    <message>
        <source>No rule of the workspace says anything of it.</source>
        <translation>Mikään työtilan sääntö ei sano siitä mitään.</translation>
    </message>
    <message>
        <source>The rules are being asked.</source>
        <translation>Sääntöjä kysytään.</translation>
    </message>
    <message>
        <source>Meets nothing</source>
        <translation>Ei kohtaa mitään</translation>
    </message>
    <message>
        <source>{count} more</source>
        <translation>{count} muuta</translation>
    </message>
    <message>
        <source>Meets {count}</source>
        <translation>Kohtaa {count}</translation>
    </message>
    <message>
        <source>{title} (copy)</source>
        <translation>{title} (kopio)</translation>
    </message>
    <message>
        <source>Copy records</source>
        <translation>Kopioi tietueet</translation>
    </message>
    <message>
        <source>Delete records</source>
        <translation>Poista tietueet</translation>
    </message>
    <message>
        <source>What it meets</source>
        <translation>Mitä se kohtaa</translation>
    </message>
    <message>
        <source>Free dates…</source>
        <translation>Vapaat ajat…</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Tyyppi</translation>
    </message>
    <message>
        <source>Change a record</source>
        <translation>Muuta tietuetta</translation>
    </message>
    <message>
        <source>Choose a record in the list, on the timeline or on the map.</source>
        <translation>Valitse tietue luettelosta, aikajanalta tai kartalta.</translation>
    </message>
    <message>
        <source>“{layer}” cannot be edited: the file or the layer is read-only.</source>
        <translation>Tasoa ”{layer}” ei voi muokata: tiedosto tai taso on vain luettavissa.</translation>
    </message>
    <message>
        <source>The record has no ground to show.</source>
        <translation>Tietueella ei ole näytettävää alaa.</translation>
    </message>
    <message>
        <source>Deleted: {count}. Undo brings them back until they are saved.</source>
        <translation>Poistettu: {count}. Kumoa palauttaa ne, kunnes muutos on tallennettu.</translation>
    </message>
    <message>
        <source>Left alone, because they belong to others: {count}.</source>
        <translation>Jätettiin ennalleen, koska ne kuuluvat muille: {count}.</translation>
    </message>
    <message>
        <source>Flash</source>
        <translation>Väläytä</translation>
    </message>
    <message>
        <source>Open form</source>
        <translation>Avaa lomake</translation>
    </message>
    <message>
        <source>Copy record</source>
        <translation>Kopioi tietue</translation>
    </message>
    <message>
        <source>Delete record</source>
        <translation>Poista tietue</translation>
    </message>
    <message>
        <source>How many records share its ground at the same time, whatever the rules make of it</source>
        <translation>Montako tietuetta on samalla alueella samaan aikaan, sanoivat säännöt mitä tahansa</translation>
    </message>
    <message>
        <source>Meets {count}: {titles}</source>
        <translation>Kohtaa {count}: {titles}</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Tallenna</translation>
    </message>
    <message>
        <source>Save all edits of the workspace and end editing.</source>
        <translation>Tallenna kaikki työtilan muokkaukset ja lopeta muokkaus.</translation>
    </message>
    <message>
        <source>Discard…</source>
        <translation>Hylkää…</translation>
    </message>
    <message>
        <source>Throw away all unsaved edits of the workspace.</source>
        <translation>Hylkää kaikki työtilan tallentamattomat muokkaukset.</translation>
    </message>
    <message>
        <source>“{layer}” could not be saved: {reason}</source>
        <translation>Tasoa ”{layer}” ei voitu tallentaa: {reason}</translation>
    </message>
    <message>
        <source>Throw away all unsaved edits of {layers}?</source>
        <translation>Hylätäänkö kaikki tallentamattomat muokkaukset: {layers}?</translation>
    </message>
    <message>
        <source>Discard edits</source>
        <translation>Hylkää muokkaukset</translation>
    </message>
    <message>
        <source>Unsaved edits</source>
        <translation>Tallentamattomia muokkauksia</translation>
    </message>
    <message>
        <source>0 (none)</source>
        <translation>0 (ei)</translation>
    </message>
    <message>
        <source>same day</source>
        <translation>0 (sama)</translation>
    </message>
    <message>
        <source>All day</source>
        <translation>Koko päivä</translation>
    </message>
    <message>
        <source>Whole days: the last day is part of it.</source>
        <translation>Kokonaisia päiviä: viimeinen päivä kuuluu mukaan.</translation>
    </message>
    <message>
        <source>open: already going on</source>
        <translation>avoin: jo käynnissä</translation>
    </message>
    <message>
        <source>open end</source>
        <translation>päättyminen avoin</translation>
    </message>
    <message>
        <source>Set-up</source>
        <translation>Pystytys</translation>
    </message>
    <message>
        <source>days before</source>
        <translation>pv ennen</translation>
    </message>
    <message>
        <source>at</source>
        <translation>klo</translation>
    </message>
    <message>
        <source>Tear-down</source>
        <translation>Purku</translation>
    </message>
    <message>
        <source>days after</source>
        <translation>pv jälkeen</translation>
    </message>
    <message>
        <source>The project edits in transaction groups. Switch that off in its properties: what the shared database refuses could not be noticed.</source>
        <translation>Projekti muokkaa tapahtumaryhmissä. Ota se pois käytöstä projektin ominaisuuksista: muuten ei huomattaisi, mitä jaettu tietokanta hylkää.</translation>
    </message>
    <message>
        <source>Not saved in “{layer}”, because only {parties} may change it: {titles}</source>
        <translation>Ei tallennettu tasolle ”{layer}”, koska vain {parties} saa muuttaa: {titles}</translation>
    </message>
    <message>
        <source>Not saved in “{layer}”, because somebody has deleted it meanwhile: {titles}</source>
        <translation>Ei tallennettu tasolle ”{layer}”, koska joku on sillä välin poistanut: {titles}</translation>
    </message>
    <message>
        <source>Rules…</source>
        <translation>Säännöt…</translation>
    </message>
    <message>
        <source>Which records meet which, how near, and what that means</source>
        <translation>Mitkä kohteet kohtaavat, kuinka lähellä ja mitä siitä seuraa</translation>
    </message>
    <message>
        <source>The layer {name} has unsaved edits. Save or discard them and run again.</source>
        <translation>Tasolla {name} on tallentamattomia muokkauksia. Tallenna tai hylkää ne ja suorita uudelleen.</translation>
    </message>
    <message>
        <source>The check failed.</source>
        <translation>Tarkistus epäonnistui.</translation>
    </message>
    <message>
        <source>Only an administrator may check the shared database: others do not see all its drafts.</source>
        <translation>Vain ylläpitäjä voi tarkistaa yhteisen tietokannan: muut eivät näe kaikkia sen luonnoksia.</translation>
    </message>
    <message>
        <source>No connection saved in QGIS leads to {place} as its layers do. Save one in the Browser, under “PostgreSQL”.</source>
        <translation>Mikään QGISiin tallennettu yhteys ei vie kohteeseen {place} samoin kuin sen tasot. Tallenna sellainen selaimessa kohtaan ”PostgreSQL”.</translation>
    </message>
    <message>
        <source>Conflicts {conflicts}, opportunities {opportunities}, notices {notices}: {new} new, {changed} changed, {closed} closed; {open} to be decided.</source>
        <translation>Ristiriitoja {conflicts}, mahdollisuuksia {opportunities}, huomioita {notices}: uusia {new}, muuttuneita {changed}, päättyneitä {closed}; päätettäviä {open}.</translation>
    </message>
    <message>
        <source>Rules of {workspace}</source>
        <translation>Työtilan {workspace} säännöt</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>Säännöt</translation>
    </message>
    <message>
        <source>The rules are sent to the shared database …</source>
        <translation>Säännöt lähetetään yhteiseen tietokantaan …</translation>
    </message>
    <message>
        <source>There is no file {path}.</source>
        <translation>Tiedostoa {path} ei ole.</translation>
    </message>
    <message>
        <source>Own rules of this workspace</source>
        <translation>Tämän työtilan omat säännöt</translation>
    </message>
    <message>
        <source>The rules as text (JSON)</source>
        <translation>Säännöt tekstinä (JSON)</translation>
    </message>
    <message>
        <source>From file…</source>
        <translation>Tiedostosta…</translation>
    </message>
    <message>
        <source>Save for all</source>
        <translation>Tallenna kaikille</translation>
    </message>
    <message>
        <source>Save and check now</source>
        <translation>Tallenna ja tarkista nyt</translation>
    </message>
    <message>
        <source>Nothing was saved.</source>
        <translation>Mitään ei tallennettu.</translation>
    </message>
    <message>
        <source>Saved. The next check goes by these rules.</source>
        <translation>Tallennettu. Seuraava tarkistus noudattaa näitä sääntöjä.</translation>
    </message>
    <message>
        <source>The check is under way; the numbers will stand in the message bar and in “Decisions”.</source>
        <translation>Tarkistus on käynnissä; luvut tulevat viestipalkkiin ja välilehdelle ”Päätökset”.</translation>
    </message>
    <message>
        <source>{used} of {count} rules are used.</source>
        <translation>Käytössä {used} sääntöä {count}:sta.</translation>
    </message>
    <message>
        <source>Read only: an administrator of the shared database says by which rules all go.</source>
        <translation>Vain luettavissa: yhteisen tietokannan ylläpitäjä päättää, mitä sääntöjä kaikki noudattavat.</translation>
    </message>
    <message>
        <source>What is saved here is for all who share the database: only its administrator can save it, and everyone&apos;s file has it after its next sync.</source>
        <translation>Tähän tallennettu koskee kaikkia, jotka käyttävät yhteistä tietokantaa: vain sen ylläpitäjä voi tallentaa, ja jokaisen tiedostossa säännöt ovat seuraavan synkronoinnin jälkeen.</translation>
    </message>
    <message>
        <source>It is not known with which database this workspace is synced. Sync it first.</source>
        <translation>Ei ole tiedossa, minkä tietokannan kanssa tämä työtila synkronoidaan. Synkronoi se ensin.</translation>
    </message>
    <message>
        <source>Between</source>
        <translation>Minkä välillä</translation>
    </message>
    <message>
        <source>Whether the rule is used</source>
        <translation>Onko sääntö käytössä</translation>
    </message>
    <message>
        <source>Metres around the first and the second side; type another number for the first</source>
        <translation>Metriä ensimmäisen ja toisen puolen ympärillä; kirjoita ensimmäiselle toinen luku</translation>
    </message>
    <message>
        <source>{place}: “{value}” is no number of metres.</source>
        <translation>{place}: ”{value}” ei ole metrimäärä.</translation>
    </message>
    <message>
        <source>⚠ Extra dates before the start or after the end do not count: {count}</source>
        <translation>⚠ Lisäpäiviä ennen alkua tai lopun jälkeen, joita ei lasketa: {count}</translation>
    </message>
    <message>
        <source>⚠ Between start and end this never happens, so the record meets nothing.</source>
        <translation>⚠ Alun ja lopun välillä tätä ei tapahdu kertaakaan, joten kohde ei kohtaa mitään.</translation>
    </message>
    <message>
        <source>Without an end; first {first}</source>
        <translation>Ilman loppua; ensin {first}</translation>
    </message>
    <message>
        <source>Once: {first}</source>
        <translation>Kerran: {first}</translation>
    </message>
    <message>
        <source>{count} times: first {first}, last {last}</source>
        <translation>{count} kertaa: ensin {first}, viimeksi {last}</translation>
    </message>
    <message>
        <source>Belongs to {party}: read only.</source>
        <translation>Omistaja on {party}: vain luku.</translation>
    </message>
    <message>
        <source>Belongs to nobody: read only.</source>
        <translation>Ei kuulu kenellekään: vain luku.</translation>
    </message>
    <message>
        <source>Free dates</source>
        <translation>Vapaat ajat</translation>
    </message>
    <message>
        <source>Length (hours)</source>
        <translation>Kesto (tuntia)</translation>
    </message>
    <message>
        <source>Not before</source>
        <translation>Aikaisintaan</translation>
    </message>
    <message>
        <source>now</source>
        <translation>nyt</translation>
    </message>
    <message>
        <source>Over by</source>
        <translation>Päättyy viimeistään</translation>
    </message>
    <message>
        <source>a year later</source>
        <translation>vuotta myöhemmin</translation>
    </message>
    <message>
        <source>Working days only</source>
        <translation>Vain arkipäivinä</translation>
    </message>
    <message>
        <source>Keep off public holidays</source>
        <translation>Ei pyhäpäivinä</translation>
    </message>
    <message>
        <source>Keep off the winter</source>
        <translation>Ei talvella</translation>
    </message>
    <message>
        <source>At the same times of day</source>
        <translation>Samoina kellonaikoina</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Syy</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Kesto</translation>
    </message>
    <message>
        <source>Take</source>
        <translation>Ota</translation>
    </message>
    <message>
        <source>Take {start}</source>
        <translation>Ota {start}</translation>
    </message>
    <message>
        <source>Take free dates</source>
        <translation>Vapaiden aikojen otto</translation>
    </message>
    <message>
        <source>Nothing of this length fits between these dates under these terms.</source>
        <translation>Mikään näin pitkä ei mahdu näiden päivien väliin näillä ehdoilla.</translation>
    </message>
    <message>
        <source>{title}: nothing is free. These dates hurt the least.</source>
        <translation>{title}: vapaata aikaa ei ole. Näistä on vähiten haittaa.</translation>
    </message>
    <message>
        <source>Conflicts that no date helps against: {count}.</source>
        <translation>Ristiriitoja, joita mikään ajankohta ei poista: {count}.</translation>
    </message>
    <message>
        <source>Sync settings…</source>
        <translation>Synkronoinnin asetukset…</translation>
    </message>
    <message>
        <source>Sync report</source>
        <translation>Synkronointiraportti</translation>
    </message>
    <message>
        <source>The sync was cancelled.</source>
        <translation>Synkronointi peruutettiin.</translation>
    </message>
    <message>
        <source>Report…</source>
        <translation>Raportti…</translation>
    </message>
    <message>
        <source>There are unsaved edits in {layers}. Save them and sync?</source>
        <translation>Tallentamattomia muokkauksia: {layers}. Tallennetaanko ne ja synkronoidaan?</translation>
    </message>
    <message>
        <source>Send what was changed here to the shared database, fetch what others changed</source>
        <translation>Lähetä omat muutokset yhteiseen tietokantaan ja hae muiden tekemät</translation>
    </message>
    <message>
        <source>Cancel sync ({share} %)</source>
        <translation>Peruuta synkronointi ({share} %)</translation>
    </message>
    <message>
        <source>What was sent and fetched so far stays; the next sync goes on from there.</source>
        <translation>Tähän asti lähetetty ja haettu säilyy; seuraava synkronointi jatkaa siitä.</translation>
    </message>
    <message>
        <source>Shared database</source>
        <translation>Yhteinen tietokanta</translation>
    </message>
    <message>
        <source>A PostgreSQL connection saved in QGIS, or service=name.</source>
        <translation>QGISiin tallennettu PostgreSQL-yhteys tai service=nimi.</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Kaikki</translation>
    </message>
    <message>
        <source>The part of the map that is seen now</source>
        <translation>Kartan nyt näkyvä osa</translation>
    </message>
    <message>
        <source>The same part as before</source>
        <translation>Sama alue kuin ennen</translation>
    </message>
    <message>
        <source>Others&apos; works and events outside it are left out; your own are always kept.</source>
        <translation>Muiden työt ja tapahtumat sen ulkopuolella jätetään pois; omat pidetään aina.</translation>
    </message>
    <message>
        <source>Only say what would happen</source>
        <translation>Kerro vain, mitä tapahtuisi</translation>
    </message>
    <message>
        <source>Connections are made in QGIS&apos;s Browser, under “PostgreSQL”. The workspace remembers only the name.</source>
        <translation>Yhteydet tehdään QGISin selaimessa kohdassa ”PostgreSQL”. Työtila muistaa vain nimen.</translation>
    </message>
    <message>
        <source>Area of interest</source>
        <translation>Kiinnostava alue</translation>
    </message>
    <message>
        <source>Would be synced: {sent} sent, {received} received, {merged} merged.</source>
        <translation>Synkronoitaisiin: {sent} lähetetty, {received} vastaanotettu, {merged} yhdistetty.</translation>
    </message>
    <message>
        <source>Synced: {sent} sent, {received} received, {merged} merged.</source>
        <translation>Synkronoitu: {sent} lähetetty, {received} vastaanotettu, {merged} yhdistetty.</translation>
    </message>
    <message>
        <source>{count} conflicts wait for your decision.</source>
        <translation>{count} ristiriitaa odottaa ratkaisuasi.</translation>
    </message>
    <message>
        <source>1 conflict waits for your decision.</source>
        <translation>1 ristiriita odottaa ratkaisuasi.</translation>
    </message>
    <message>
        <source>{count} records were refused.</source>
        <translation>{count} kohdetta hylättiin.</translation>
    </message>
    <message>
        <source>1 record was refused.</source>
        <translation>1 kohde hylättiin.</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Mitä tapahtui</translation>
    </message>
    <message>
        <source>Conflicts that wait for a decision: {count}</source>
        <translation>Ratkaisua odottavat ristiriidat: {count}</translation>
    </message>
    <message>
        <source>Refused: {count}</source>
        <translation>Hylätty: {count}</translation>
    </message>
    <message>
        <source>Sent: {count}</source>
        <translation>Lähetetty: {count}</translation>
    </message>
    <message>
        <source>Received: {count}</source>
        <translation>Vastaanotettu: {count}</translation>
    </message>
    <message>
        <source>Merged: {count}</source>
        <translation>Yhdistetty: {count}</translation>
    </message>
    <message>
        <source>Choose a record with Enter or a double click to see it on the map and in the list.</source>
        <translation>Valitse kohde Enterillä tai kaksoisnapsautuksella, niin näet sen kartalla ja luettelossa.</translation>
    </message>
    <message>
        <source>and {count} more</source>
        <translation>ja {count} muuta</translation>
    </message>
    <message>
        <source>The workspace of this report is not open any more.</source>
        <translation>Tämän raportin työtila ei ole enää auki.</translation>
    </message>
    <message>
        <source>{title}: its dates cannot be read</source>
        <translation>{title}: aikoja ei voi lukea</translation>
    </message>
    <message>
        <source>Week {number}</source>
        <translation>Viikko {number}</translation>
    </message>
    <message>
        <source>Works and events as bars on a calendar.</source>
        <translation>Työt ja tapahtumat palkkeina kalenterissa.</translation>
    </message>
    <message>
        <source>No workspace is open. Open or create one to see its works and events in time.</source>
        <translation>Mikään työtila ei ole auki. Avaa tai luo työtila, niin näet sen työt ja tapahtumat aikajanalla.</translation>
    </message>
    <message>
        <source>This workspace has no works and events yet. Draw the first one on the map.</source>
        <translation>Tässä työtilassa ei ole vielä töitä eikä tapahtumia. Piirrä ensimmäinen kartalle.</translation>
    </message>
    <message>
        <source>No work or event passes the filter. Make the filter wider to see more.</source>
        <translation>Mikään työ tai tapahtuma ei läpäise suodatinta. Väljennä suodatinta, niin näet enemmän.</translation>
    </message>
    <message>
        <source>Choose a bar first: with the arrow keys up and down, or with the mouse.</source>
        <translation>Valitse ensin palkki: nuolinäppäimillä ylös ja alas tai hiirellä.</translation>
    </message>
    <message>
        <source>It cannot be moved that way: the end would not be after the start, or the time is open.</source>
        <translation>Näin sitä ei voi siirtää: päättyminen ei olisi alkamisen jälkeen, tai aika on avoin.</translation>
    </message>
    <message>
        <source>The layer is not in the project any more.</source>
        <translation>Taso ei ole enää projektissa.</translation>
    </message>
    <message>
        <source>The layer “{layer}” is read-only; nothing was changed.</source>
        <translation>Taso ”{layer}” on vain luettavissa; mitään ei muutettu.</translation>
    </message>
    <message>
        <source>The record is gone; nothing was changed.</source>
        <translation>Tietuetta ei enää ole; mitään ei muutettu.</translation>
    </message>
    <message>
        <source>Move on the timeline</source>
        <translation>Siirrä aikajanalla</translation>
    </message>
    <message>
        <source>The layer “{layer}” did not take the change; nothing was changed.</source>
        <translation>Taso ”{layer}” ei hyväksynyt muutosta; mitään ei muutettu.</translation>
    </message>
    <message>
        <source>No area</source>
        <translation>Ei aluetta</translation>
    </message>
    <message>
        <source>{title}: its dates cannot be read. Correct them in the form.</source>
        <translation>{title}: aikoja ei voi lukea. Korjaa ne lomakkeella.</translation>
    </message>
    <message>
        <source>Its dates cannot be read. Correct them in the form.</source>
        <translation>Sen aikoja ei voi lukea. Korjaa ne lomakkeella.</translation>
    </message>
    <message>
        <source>Set-up: {when}</source>
        <translation>Pystytys: {when}</translation>
    </message>
    <message>
        <source>Tear-down: {when}</source>
        <translation>Purku: {when}</translation>
    </message>
    <message>
        <source>Not grouped</source>
        <translation>Ryhmittelemättä</translation>
    </message>
    <message>
        <source>By party</source>
        <translation>Osapuolittain</translation>
    </message>
    <message>
        <source>By type</source>
        <translation>Tyypeittäin</translation>
    </message>
    <message>
        <source>By kind</source>
        <translation>Lajeittain</translation>
    </message>
    <message>
        <source>By area</source>
        <translation>Alueittain</translation>
    </message>
    <message>
        <source>What the bars are grouped by</source>
        <translation>Minkä mukaan palkit on ryhmitelty</translation>
    </message>
    <message>
        <source>Tools of the timeline</source>
        <translation>Aikajanan työkalut</translation>
    </message>
    <message>
        <source>Zoom in (+)</source>
        <translation>Lähennä (+)</translation>
    </message>
    <message>
        <source>Zoom out (−)</source>
        <translation>Loitonna (−)</translation>
    </message>
    <message>
        <source>Scroll to today (Home)</source>
        <translation>Siirry tähän päivään (Home)</translation>
    </message>
    <message>
        <source>Show all from the first to the last (F)</source>
        <translation>Näytä kaikki ensimmäisestä viimeiseen (F)</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Päivä</translation>
    </message>
    <message>
        <source>Show a day</source>
        <translation>Näytä yksi päivä</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>Kuukausi</translation>
    </message>
    <message>
        <source>Show a month</source>
        <translation>Näytä yksi kuukausi</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>Vuosi</translation>
    </message>
    <message>
        <source>Show a year</source>
        <translation>Näytä yksi vuosi</translation>
    </message>
    <message>
        <source>Week plan</source>
        <translation>Viikkosuunnitelma</translation>
    </message>
    <message>
        <source>Otherwise the map of the layout stays as it is.</source>
        <translation>Muuten taiton kartta pysyy sellaisena kuin se on.</translation>
    </message>
    <message>
        <source>Save as PDF…</source>
        <translation>Tallenna PDF:nä…</translation>
    </message>
    <message>
        <source>Open layout</source>
        <translation>Avaa taitto</translation>
    </message>
    <message>
        <source>The week plan needs the layers of the whole workspace. Open it once more.</source>
        <translation>Viikkosuunnitelma tarvitsee koko työtilan tasot. Avaa työtila uudelleen.</translation>
    </message>
    <message>
        <source>Saved: {path}</source>
        <translation>Tallennettu: {path}</translation>
    </message>
    <message>
        <source>{path} cannot be written. Is it open in another program?</source>
        <translation>Tiedostoa {path} ei voi kirjoittaa. Onko se auki toisessa ohjelmassa?</translation>
    </message>
    <message>
        <source>Week</source>
        <translation>Viikko</translation>
    </message>
    <message>
        <source>Save as PDF</source>
        <translation>Tallenna PDF:nä</translation>
    </message>
    <message>
        <source>Open workspace</source>
        <translation>Avaa työtila</translation>
    </message>
    <message>
        <source>Recent workspaces</source>
        <translation>Viimeisimmät työtilat</translation>
    </message>
    <message>
        <source>Add the layers of a workspace file</source>
        <translation>Lisää työtilatiedoston tasot</translation>
    </message>
    <message>
        <source>Open shared database…</source>
        <translation>Avaa jaettu tietokanta…</translation>
    </message>
    <message>
        <source>Add the layers of a shared database, by a connection saved in QGIS</source>
        <translation>Lisää jaetun tietokannan tasot QGISiin tallennetun yhteyden kautta</translation>
    </message>
    <message>
        <source>Make a new workspace file</source>
        <translation>Tee uusi työtilatiedosto</translation>
    </message>
    <message>
        <source>Import records…</source>
        <translation>Tuo tietueita…</translation>
    </message>
    <message>
        <source>Bring in works, events or areas</source>
        <translation>Tuo töitä, tapahtumia tai alueita</translation>
    </message>
    <message>
        <source>New project for this workspace…</source>
        <translation>Uusi projekti tälle työtilalle…</translation>
    </message>
    <message>
        <source>A project with its layers, snapping, time and week plan</source>
        <translation>Projekti, jossa on sen tasot, tarttuminen, aika ja viikkosuunnitelma</translation>
    </message>
    <message>
        <source>Find overlaps…</source>
        <translation>Etsi päällekkäisyydet…</translation>
    </message>
    <message>
        <source>Of any layers</source>
        <translation>Mistä tahansa tasoista</translation>
    </message>
    <message>
        <source>Check workspace…</source>
        <translation>Tarkista työtila…</translation>
    </message>
    <message>
        <source>Keep the list of overlaps up to date</source>
        <translation>Pidä päällekkäisyyksien luettelo ajan tasalla</translation>
    </message>
    <message>
        <source>Week plan…</source>
        <translation>Viikkosuunnitelma…</translation>
    </message>
    <message>
        <source>Print a week: a map, and what each party does on its days</source>
        <translation>Tulosta viikko: kartta ja se, mitä kukin osapuoli tekee eri päivinä</translation>
    </message>
    <message>
        <source>The guide, on this machine</source>
        <translation>Käyttöohje, myös ilman verkkoa</translation>
    </message>
    <message>
        <source>QGIS has no saved connection to PostgreSQL yet. Make one in its Browser, under “PostgreSQL”.</source>
        <translation>QGISissä ei ole vielä tallennettua PostgreSQL-yhteyttä. Luo sellainen selaimessa kohdassa ”PostgreSQL”.</translation>
    </message>
    <message>
        <source>Open shared database</source>
        <translation>Avaa jaettu tietokanta</translation>
    </message>
    <message>
        <source>Connection, or service=name</source>
        <translation>Yhteys tai service=nimi</translation>
    </message>
    <message>
        <source>None yet</source>
        <translation>Ei vielä yhtään</translation>
    </message>
    <message>
        <source>The table {table} of {path} does not stand open.</source>
        <translation>Taulu {table} ({path}) ei ole auki.</translation>
    </message>
    <message>
        <source>The shared database did not take it: {reason}</source>
        <translation>Yhteinen tietokanta ei ottanut sitä vastaan: {reason}</translation>
    </message>
    <message>
        <source>The layer {layer} has no field {field}. It has: {fields}.</source>
        <translation>Tasolla {layer} ei ole kenttää {field}. Tason kentät: {fields}.</translation>
    </message>
    <message>
        <source>Give the name of a connection saved in QGIS, or service=name. A whole connection string is not taken, because passwords do not belong into settings and logs.</source>
        <translation>Anna QGISiin tallennetun yhteyden nimi tai service=nimi. Kokonaista yhteysmerkkijonoa ei oteta vastaan, koska salasanat eivät kuulu asetuksiin eivätkä lokeihin.</translation>
    </message>
    <message>
        <source>There is no PostgreSQL connection {name}; none is saved in QGIS. Make one in the Browser: PostgreSQL, New Connection.</source>
        <translation>PostgreSQL-yhteyttä {name} ei ole; QGISiin ei ole tallennettu yhtään. Luo sellainen selaimessa: PostgreSQL, Uusi yhteys.</translation>
    </message>
    <message>
        <source>There is no PostgreSQL connection {name} in QGIS. Saved are: {names}.</source>
        <translation>QGISissä ei ole PostgreSQL-yhteyttä {name}. Tallennettuina ovat: {names}.</translation>
    </message>
    <message>
        <source>QGIS&apos;s password store is locked, so connection {name} cannot be used. Give the master password (qgis_process: in the file that QGIS_AUTH_PASSWORD_FILE names).</source>
        <translation>QGISin salasanasäilö on lukossa, joten yhteyttä {name} ei voi käyttää. Anna pääsalasana (qgis_process: tiedostossa, jonka QGIS_AUTH_PASSWORD_FILE nimeää).</translation>
    </message>
    <message>
        <source>The sign-in of connection {name} is no longer in QGIS&apos;s password store. Edit the connection and choose another one.</source>
        <translation>Yhteyden {name} kirjautumistietoja ei enää ole QGISin salasanasäilössä. Muokkaa yhteyttä ja valitse toiset.</translation>
    </message>
    <message>
        <source>The geometry cannot be transformed to the coordinate reference system of the workspace.</source>
        <translation>Geometriaa ei voi muuntaa työtilan koordinaattijärjestelmään.</translation>
    </message>
    <message>
        <source>The geometry has no area.</source>
        <translation>Geometrialla ei ole pinta-alaa.</translation>
    </message>
    <message>
        <source>How many works and events share a record&apos;s ground at the same time. Argument: its id.</source>
        <translation>Montako työtä ja tapahtumaa on tietueen kanssa samalla alueella samaan aikaan. Argumentti: sen id.</translation>
    </message>
    <message>
        <source>From when to when, in the locale&apos;s form. Arguments: start and end as stored.</source>
        <translation>Mistä mihin, kieliasetusten mukaisessa muodossa. Argumentit: alku ja loppu sellaisina kuin ne on tallennettu.</translation>
    </message>
    <message>
        <source>A text whose signs cannot be taken for HTML. Argument: any value.</source>
        <translation>Teksti, jonka merkkejä ei voi tulkita HTML:ksi. Argumentti: mikä tahansa arvo.</translation>
    </message>
    <message>
        <source>Is the layer&apos;s own reference system set right?</source>
        <translation>Onko tason oma koordinaattijärjestelmä asetettu oikein?</translation>
    </message>
    <message>
        <source>There is no geometry.</source>
        <translation>Geometria puuttuu.</translation>
    </message>
    <message>
        <source>The geometry has coordinates that are no numbers.</source>
        <translation>Geometriassa on koordinaatteja, jotka eivät ole lukuja.</translation>
    </message>
    <message>
        <source>The geometry lies far outside the area of the workspace&apos;s coordinate reference system, {crs}. {hint}</source>
        <translation>Geometria on kaukana työtilan koordinaattijärjestelmän {crs} alueen ulkopuolella. {hint}</translation>
    </message>
    <message>
        <source>Lines and points take no ground. Give a buffer: half the width of the trench, the radius of the pole.</source>
        <translation>Viivat ja pisteet eivät vie pinta-alaa. Anna puskuri: puolet kaivannon leveydestä, pylvään säde.</translation>
    </message>
    <message>
        <source>Coordinates need two fields: choose one for east (x) and one for north (y).</source>
        <translation>Koordinaatteihin tarvitaan kaksi kenttää: valitse yksi itäkoordinaatille (x) ja yksi pohjoiskoordinaatille (y).</translation>
    </message>
    <message>
        <source>The layer has no geometries, and no field looks like WKT or coordinates. Choose the field of the WKT, or both fields of the coordinates.</source>
        <translation>Tasolla ei ole geometrioita, eikä mikään kenttä näytä WKT:ltä tai koordinaateilta. Valitse WKT-kenttä tai molemmat koordinaattikentät.</translation>
    </message>
    <message>
        <source>The layer {name} has no coordinate reference system. Set one (Layer properties, Source), or choose the reference system of the coordinates, and run again.</source>
        <translation>Tasolla {name} ei ole koordinaattijärjestelmää. Aseta se (Tason ominaisuudet, Lähde) tai valitse koordinaattien koordinaattijärjestelmä ja suorita uudelleen.</translation>
    </message>
    <message>
        <source>Finding overlaps</source>
        <translation>Etsitään päällekkäisyyksiä</translation>
    </message>
    <message>
        <source>The layer “{layer}” is not in the project: its records are not checked. Open the workspace again.</source>
        <translation>Taso ”{layer}” ei ole projektissa: sen tietueita ei tarkisteta. Avaa työtila uudelleen.</translation>
    </message>
    <message>
        <source>“{layer}” has a filter: what it hides is not checked. Remove the filter to check everything.</source>
        <translation>Tasolla ”{layer}” on suodatin: sen piilottamia tietueita ei tarkisteta. Poista suodatin, niin kaikki tarkistetaan.</translation>
    </message>
    <message>
        <source>“{layer}” is set to {found}, but the workspace is in {crs}. Set it back in the properties of the layer, else nothing stands where it belongs.</source>
        <translation>Tason ”{layer}” koordinaatistoksi on asetettu {found}, mutta työtila on koordinaatistossa {crs}. Palauta se tason ominaisuuksissa, muuten mikään ei ole oikealla paikallaan.</translation>
    </message>
    <message>
        <source>Another program has changed “{layer}” while you have unsaved edits. Save them or undo them; then what it wrote is shown. Saving keeps your values where both changed the same field.</source>
        <translation>Toinen ohjelma on muuttanut tasoa ”{layer}”, ja sinulla on tallentamattomia muutoksia. Tallenna tai peru ne, niin näet toisen ohjelman muutokset. Jos molemmat ovat muuttaneet samaa kenttää, tallennuksessa jää voimaan sinun arvosi.</translation>
    </message>
    <message>
        <source>Records are still being read; what meets what is not known yet.</source>
        <translation>Tietueita luetaan vielä; päällekkäisyyksiä ei vielä tiedetä.</translation>
    </message>
    <message>
        <source>Overlaps are still being looked for; what meets what is not known yet.</source>
        <translation>Päällekkäisyyksiä etsitään vielä; niitä ei vielä tiedetä.</translation>
    </message>
    <message>
        <source>Overlaps were not looked for to the end, so what meets what is not known.</source>
        <translation>Päällekkäisyyksien etsintä keskeytettiin, joten niitä ei tiedetä.</translation>
    </message>
    <message>
        <source>The layer {name} has no coordinate reference system. Set one (Layer properties, Source) and run again.</source>
        <translation>Tasolla {name} ei ole koordinaattijärjestelmää. Aseta se (Tason ominaisuudet, Lähde) ja suorita uudelleen.</translation>
    </message>
    <message>
        <source>It has no ground on the map yet.</source>
        <translation>Sillä ei ole vielä alaa kartalla.</translation>
    </message>
    <message>
        <source>The layer {name} lies where its coordinate reference system {crs} does not reach. Is it set right?</source>
        <translation>Taso {name} on paikassa, johon sen koordinaattijärjestelmä {crs} ei ulotu. Onko se asetettu oikein?</translation>
    </message>
    <message>
        <source>“{place}” holds no shared workspace that you may read. Its administrator runs “Install database” and makes you a member.</source>
        <translation>Tietokannassa ”{place}” ei ole jaettua työtilaa, jota saat lukea. Sen ylläpitäjä suorittaa toiminnon ”Asenna tietokanta” ja lisää sinut jäseneksi.</translation>
    </message>
    <message>
        <source>The shared workspace “{place}” has a newer schema ({found}) than this plugin knows ({known}). Update the plugin.</source>
        <translation>Jaetulla työtilalla ”{place}” on uudempi tietomalli ({found}) kuin tämä lisäosa tuntee ({known}). Päivitä lisäosa.</translation>
    </message>
    <message>
        <source>The table {table} of {path} cannot be opened.</source>
        <translation>Tiedoston {path} taulua {table} ei voi avata.</translation>
    </message>
    <message>
        <source>Base maps</source>
        <translation>Taustakartat</translation>
    </message>
    <message>
        <source>This belongs to another party; only that party or an administrator may change it.</source>
        <translation>Tämä kuuluu toiselle osapuolelle; vain se tai ylläpitäjä saa muuttaa sitä.</translation>
    </message>
    <message>
        <source>There is no rule set {rules}. Give a file, or one of: {known}.</source>
        <translation>Sääntöjoukkoa {rules} ei ole. Anna tiedosto tai jokin näistä: {known}.</translation>
    </message>
    <message>
        <source>The file {path} is not in UTF-8. Save it in that encoding and try again.</source>
        <translation>Tiedosto {path} ei ole UTF-8-muodossa. Tallenna se siinä merkistössä ja yritä uudelleen.</translation>
    </message>
    <message>
        <source>The result could not be written: {reason}</source>
        <translation>Tulosta ei voitu kirjoittaa: {reason}</translation>
    </message>
    <message>
        <source>The smallest shift: {shift}. {reason}</source>
        <translation>Pienin siirto: {shift}. {reason}</translation>
    </message>
    <message>
        <source>Shift: {shift}. {reason}</source>
        <translation>Siirto: {shift}. {reason}</translation>
    </message>
    <message>
        <source>The present dates. {reason}</source>
        <translation>Nykyiset ajat. {reason}</translation>
    </message>
    <message>
        <source>It recurs. It is moved as a whole, by days or weeks that keep its rhythm, with the last day and the exceptions of its recurrence.</source>
        <translation>Se toistuu. Se siirretään kokonaisena rytminsä säilyttävin päivin tai viikoin, toistuvuuden viimeinen päivä ja poikkeukset mukana.</translation>
    </message>
    <message>
        <source>Its dates are not fixed, and its recurrence does not say how long it takes (DURATION:P2D): what is looked for has room for all the time between them.</source>
        <translation>Sen ajankohta ei ole kiinteä, eikä toistuvuus kerro sen kestoa (DURATION:P2D): tilaa haetaan koko aikavälin verran.</translation>
    </message>
    <message>
        <source>Its dates are not fixed; those that you take are.</source>
        <translation>Sen ajankohta ei ole kiinteä; otettu ajankohta on.</translation>
    </message>
    <message>
        <source>It has no end: the length is only for the search, and what you take has no end either.</source>
        <translation>Sillä ei ole loppua: kesto on vain hakua varten, eikä otetullakaan ajalla ole loppua.</translation>
    </message>
    <message>
        <source>It has no start; dates that you take have both a start and an end.</source>
        <translation>Sillä ei ole alkua; otetulla ajalla on sekä alku että loppu.</translation>
    </message>
    <message>
        <source>{count} days later</source>
        <translation>{count} vrk myöhemmin</translation>
    </message>
    <message>
        <source>{count} days earlier</source>
        <translation>{count} vrk aikaisemmin</translation>
    </message>
    <message>
        <source>{count} days and {hours} hours later</source>
        <translation>{count} vrk {hours} h myöhemmin</translation>
    </message>
    <message>
        <source>{count} days and {hours} hours earlier</source>
        <translation>{count} vrk {hours} h aikaisemmin</translation>
    </message>
    <message>
        <source>{count} hours later</source>
        <translation>{count} h myöhemmin</translation>
    </message>
    <message>
        <source>{count} hours earlier</source>
        <translation>{count} h aikaisemmin</translation>
    </message>
    <message>
        <source>The geometry cannot be transformed to the other coordinate reference system.</source>
        <translation>Geometriaa ei voi muuntaa toiseen koordinaattijärjestelmään.</translation>
    </message>
    <message>
        <source>The table {table} lacks a column of a workspace.</source>
        <translation>Taulusta {table} puuttuu työtilan sarake.</translation>
    </message>
    <message>
        <source>Jan</source>
        <translation>tammi</translation>
    </message>
    <message>
        <source>Feb</source>
        <translation>helmi</translation>
    </message>
    <message>
        <source>Mar</source>
        <translation>maalis</translation>
    </message>
    <message>
        <source>Apr</source>
        <translation>huhti</translation>
    </message>
    <message>
        <source>May</source>
        <translation>touko</translation>
    </message>
    <message>
        <source>Jun</source>
        <translation>kesä</translation>
    </message>
    <message>
        <source>Jul</source>
        <translation>heinä</translation>
    </message>
    <message>
        <source>Aug</source>
        <translation>elo</translation>
    </message>
    <message>
        <source>Sep</source>
        <translation>syys</translation>
    </message>
    <message>
        <source>Oct</source>
        <translation>loka</translation>
    </message>
    <message>
        <source>Nov</source>
        <translation>marras</translation>
    </message>
    <message>
        <source>Dec</source>
        <translation>joulu</translation>
    </message>
    <message>
        <source>Each field is a week and the number in it how many works and events are there; a mark in its corner says that some of them overlap.</source>
        <translation>Jokainen ruutu on viikko ja luku siinä töiden ja tapahtumien määrä; merkki kulmassa kertoo, että jotkin niistä ovat päällekkäin.</translation>
    </message>
    <message>
        <source>Week {week}/{year}: {records} records on {days} days, {overlaps} overlaps</source>
        <translation>Viikko {week}/{year}: {records} kohdetta {days} päivänä, {overlaps} päällekkäisyyttä</translation>
    </message>
    <message>
        <source>Geometry</source>
        <translation>Geometria</translation>
    </message>
    <message>
        <source>Recurring</source>
        <translation>Toistuva</translation>
    </message>
    <message>
        <source>Without a party</source>
        <translation>Ilman osapuolta</translation>
    </message>
    <message>
        <source>Printed</source>
        <translation>Tulostettu</translation>
    </message>
    <message>
        <source>Nothing goes on this week.</source>
        <translation>Tällä viikolla ei tapahdu mitään.</translation>
    </message>
    <message>
        <source>The styles could not be stored: {reason}</source>
        <translation>Tyylejä ei voitu tallentaa: {reason}</translation>
    </message>
    <message>
        <source>The project could not be stored: {reason}</source>
        <translation>Projektia ei voitu tallentaa: {reason}</translation>
    </message>
    <message>
        <source>There is no time zone {name}. Give a name such as Europe/Helsinki.</source>
        <translation>Aikavyöhykettä {name} ei ole. Anna nimi, esimerkiksi Europe/Helsinki.</translation>
    </message>
    <message>
        <source>Add member</source>
        <translation>Lisää jäsen</translation>
    </message>
    <message>
        <source>Gives a login of the database server its rights in the shared database and says whose person it is, instead of what it had before. One login for each person: the server keeps who changed what.&lt;p&gt;A login that does not exist is made, without a password: nobody can sign in with it until who administers the server sets one (\password in psql) or lets it in by certificate, LDAP or Kerberos. Passwords never pass through this plugin.&lt;p&gt;For administrators; making logins needs CREATEROLE. In SQL: SELECT coord.add_member(&apos;aino&apos;, party_id, &apos;editor&apos;) and SELECT coord.remove_member(&apos;aino&apos;).</source>
        <translation>Antaa tietokantapalvelimen tunnukselle sen oikeudet yhteisessä tietokannassa ja kertoo, minkä osapuolen henkilö se on; aiemmat oikeudet korvataan. Jokaiselle henkilölle oma tunnus: palvelin säilyttää tiedon siitä, kuka muutti mitä.&lt;p&gt;Puuttuva tunnus luodaan ilman salasanaa: sillä ei voi kirjautua, ennen kuin palvelimen ylläpitäjä asettaa salasanan (\password psql:ssä) tai sallii kirjautumisen varmenteella, LDAPilla tai Kerberoksella. Salasanat eivät koskaan kulje tämän lisäosan kautta.&lt;p&gt;Ylläpitäjille; tunnusten luominen vaatii oikeuden CREATEROLE. SQL:nä: SELECT coord.add_member(&apos;aino&apos;, party_id, &apos;editor&apos;) ja SELECT coord.remove_member(&apos;aino&apos;).</translation>
    </message>
    <message>
        <source>Login</source>
        <translation>Käyttäjätunnus</translation>
    </message>
    <message>
        <source>The person&apos;s login on the database server, exactly as it is written there.</source>
        <translation>Henkilön tunnus tietokantapalvelimella täsmälleen niin kuin se siellä on kirjoitettu.</translation>
    </message>
    <message>
        <source>The name of the party whose person it is. An editor needs one, a public login has none.</source>
        <translation>Sen osapuolen nimi, jonka henkilö on. Muokkaaja tarvitsee osapuolen, julkisella tunnuksella sitä ei ole.</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rooli</translation>
    </message>
    <message>
        <source>reader: sees everything but others&apos; drafts and persons. editor: also changes what is its party&apos;s own. admin: changes everything, giving a reason, and adds parties and members. public: for portals, sees no drafts and no persons. none: takes all rights away.</source>
        <translation>reader: näkee kaiken paitsi muiden luonnokset ja henkilöt. editor: lisäksi muuttaa oman osapuolensa tietoja. admin: muuttaa kaikkea syyn ilmoittaen sekä lisää osapuolia ja jäseniä. public: portaaleille, ei näe luonnoksia eikä henkilöitä. none: ottaa kaikki oikeudet pois.</translation>
    </message>
    <message>
        <source>The login {login} was made, without a password. Set one: \password {login} in psql.</source>
        <translation>Tunnus {login} luotiin ilman salasanaa. Aseta salasana psql:ssä: \password {login}.</translation>
    </message>
    <message>
        <source>Add party</source>
        <translation>Lisää osapuoli</translation>
    </message>
    <message>
        <source>Adds a party to the shared database: an organisation that plans works or events, and whose people may change what is its own. Its public contact, colour and so on are edited like any record afterwards.&lt;p&gt;For administrators. In SQL: SELECT coord.add_party(&apos;Vesihuolto&apos;, &apos;water&apos;).</source>
        <translation>Lisää yhteiseen tietokantaan osapuolen: organisaation, joka suunnittelee töitä tai tapahtumia ja jonka henkilöt saavat muuttaa sen omia tietoja. Julkista yhteystietoa, väriä ja muuta muokataan jälkeenpäin kuten mitä tahansa tietuetta.&lt;p&gt;Ylläpitäjille. SQL:nä: SELECT coord.add_party(&apos;Vesihuolto&apos;, &apos;water&apos;).</translation>
    </message>
    <message>
        <source>The name by which all know it. No two parties have the same.</source>
        <translation>Nimi, jolla kaikki sen tuntevat. Kahdella osapuolella ei ole samaa nimeä.</translation>
    </message>
    <message>
        <source>What kind of party it is.</source>
        <translation>Millainen osapuoli se on.</translation>
    </message>
    <message>
        <source>Identifier of the party</source>
        <translation>Osapuolen tunniste</translation>
    </message>
    <message>
        <source>The party {party} was added.</source>
        <translation>Osapuoli {party} lisättiin.</translation>
    </message>
    <message>
        <source>Use of areas</source>
        <translation>Alueiden käyttö</translation>
    </message>
    <message>
        <source>Tells what uses plan areas, venues and other areas of a workspace over time: how many works and events, on how many days, how many overlaps among them, which week is the busiest. So a zoning planner sees which events and works a plan touches, this year, before and after, and which venues, access routes and protected streets it meets.&lt;p&gt;A record uses an area when they share ground; touching is no use. It is there from set-up to clearing, what recurs on its dates only, what has no fixed dates all the time between them, and cancelled ones never. A day counts when anybody is there at some moment of it. Overlaps are pairs of records that use the area, meet on the ground and share an instant; of two that meet outside of the area both must still use it.&lt;p&gt;The calendar is a page with a picture for each area: a row for each year, a field for each week with its number of records, marked where some of them overlap.</source>
        <translation>Kertoo, mikä käyttää työtilan kaava-alueita, tapahtumapaikkoja ja muita alueita ajan mittaan: kuinka monta työtä ja tapahtumaa, kuinka monena päivänä, kuinka monta päällekkäisyyttä niiden kesken ja mikä viikko on vilkkain. Näin kaavoittaja näkee, mitä tapahtumia ja töitä kaava koskee tänä vuonna, ennen ja jälkeen, ja mitä tapahtumapaikkoja, pelastus- ja huoltoreittejä ja suojattuja katuja se kohtaa.&lt;p&gt;Kohde käyttää aluetta, kun niillä on yhteistä maata; koskettaminen ei ole käyttöä. Se on paikalla rakentamisesta purkamisen loppuun, toistuva vain omina aikoinaan, ilman kiinteitä aikoja oleva koko aikojensa välin ja peruttu ei koskaan. Päivä lasketaan, kun joku on paikalla jollakin hetkellä. Päällekkäisyydet ovat kohdepareja, jotka käyttävät aluetta, kohtaavat maassa ja jakavat hetken; alueen ulkopuolella kohtaavistakin molempien on käytettävä sitä.&lt;p&gt;Kalenteri on sivu, jolla on kuva jokaisesta alueesta: rivi joka vuodelle ja ruutu joka viikolle kohteiden määrineen, merkittynä kun jotkin niistä ovat päällekkäin.</translation>
    </message>
    <message>
        <source>Types of area</source>
        <translation>Alueiden lajit</translation>
    </message>
    <message>
        <source>Which areas are looked at: venue, plan, protected_street, access_route.</source>
        <translation>Mitä alueita katsotaan: venue (tapahtumapaikka), plan (kaava-alue), protected_street (suojattu katu), access_route (pelastus- tai huoltoreitti).</translation>
    </message>
    <message>
        <source>One area only</source>
        <translation>Vain yksi alue</translation>
    </message>
    <message>
        <source>The identifier or the name of one area, of whatever type. Empty: all of the types.</source>
        <translation>Yhden, minkä tahansa lajisen alueen tunniste tai nimi. Tyhjä: kaikki näiden lajien alueet.</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>Ensimmäinen päivä</translation>
    </message>
    <message>
        <source>The first day that counts. Empty: 1 January of last year.</source>
        <translation>Ensimmäinen laskettava päivä. Tyhjä: viime vuoden tammikuun 1. päivä.</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>Viimeinen päivä</translation>
    </message>
    <message>
        <source>The last day that counts. Empty: 31 December of next year.</source>
        <translation>Viimeinen laskettava päivä. Tyhjä: ensi vuoden joulukuun 31. päivä.</translation>
    </message>
    <message>
        <source>The areas, with their counts of records, days, hours and overlaps, the busiest week, and the other areas that they share ground with.</source>
        <translation>Alueet ja niiden kohteiden, päivien, tuntien ja päällekkäisyyksien määrät, vilkkain viikko ja muut alueet, joiden kanssa niillä on yhteistä maata.</translation>
    </message>
    <message>
        <source>Weeks</source>
        <translation>Viikot</translation>
    </message>
    <message>
        <source>A row for each area and week: records, days and hours with anybody there, overlaps, most records at once.</source>
        <translation>Rivi jokaiselle alueelle ja viikolle: kohteet, päivät ja tunnit, joina joku on paikalla, päällekkäisyydet, eniten kohteita yhtä aikaa.</translation>
    </message>
    <message>
        <source>Records by area</source>
        <translation>Kohteet alueittain</translation>
    </message>
    <message>
        <source>A row for each area and each record that uses it (or area that it meets): what it is, whose, when, how much.</source>
        <translation>Rivi jokaiselle alueelle ja sitä käyttävälle kohteelle (tai sen kohtaamalle alueelle): mikä se on, kenen, milloin, kuinka paljon.</translation>
    </message>
    <message>
        <source>Calendar</source>
        <translation>Kalenteri</translation>
    </message>
    <message>
        <source>A page with the picture of years and weeks of each area.</source>
        <translation>Sivu, jolla on kuva jokaisen alueen vuosista ja viikoista.</translation>
    </message>
    <message>
        <source>Number of areas</source>
        <translation>Alueiden määrä</translation>
    </message>
    <message>
        <source>Number of areas that are used</source>
        <translation>Käytettyjen alueiden määrä</translation>
    </message>
    <message>
        <source>Use of areas, {first} – {last}</source>
        <translation>Alueiden käyttö, {first} – {last}</translation>
    </message>
    <message>
        <source>There is no area {area} with a ground that can be used.</source>
        <translation>Aluetta {area}, jonka maata voisi käyttää, ei ole.</translation>
    </message>
    <message>
        <source>Check database</source>
        <translation>Tarkista tietokanta</translation>
    </message>
    <message>
        <source>Looks whether the shared database is still as it was installed: triggers that were switched off, rights that were opened, tables that belong to somebody else, records that were changed behind the triggers, members without a login or a party, and a backup that was restored without renewing the epoch. Each problem is a line with what to do; nothing is changed.&lt;p&gt;For administrators. In SQL: SELECT problem FROM coord.check().</source>
        <translation>Tarkistaa, onko yhteinen tietokanta yhä sellainen kuin se asennettiin: pois kytketyt triggerit, avatut oikeudet, jonkun muun omistamat taulut, triggerien ohi muutetut tietueet, jäsenet ilman tunnusta tai osapuolta sekä varmuuskopio, joka on palautettu uusimatta epookkia. Jokainen ongelma on rivi, joka kertoo mitä tehdä; mitään ei muuteta.&lt;p&gt;Ylläpitäjille. SQL:nä: SELECT problem FROM coord.check().</translation>
    </message>
    <message>
        <source>Number of problems</source>
        <translation>Ongelmien määrä</translation>
    </message>
    <message>
        <source>The shared database is in order.</source>
        <translation>Yhteinen tietokanta on kunnossa.</translation>
    </message>
    <message>
        <source>Event: identifier</source>
        <translation>Tapahtuma: tunniste</translation>
    </message>
    <message>
        <source>Venue: identifier</source>
        <translation>Tapahtumapaikka: tunniste</translation>
    </message>
    <message>
        <source>Concerns</source>
        <translation>Koskee</translation>
    </message>
    <message>
        <source>Notes on the event</source>
        <translation>Huomioita tapahtumasta</translation>
    </message>
    <message>
        <source>Check venues</source>
        <translation>Tarkista tapahtumapaikat</translation>
    </message>
    <message>
        <source>Tells which events of a workspace do not fit their venues, each with a sentence: more people than the venue takes, set-up with heavy vehicles on ground that does not bear them, ground outside of the venue, dates on which the venue is not in use; and repeats the terms of use.&lt;p&gt;The venue of an event is the one named in its record, or else each venue that it shares ground with. Festivals, concerts, fairs and markets with a set-up or a tear-down of their own come with heavy vehicles. Cancelled events are left out.</source>
        <translation>Kertoo, mitkä työtilan tapahtumat eivät sovi paikkaansa, jokaisen lauseena: enemmän ihmisiä kuin paikkaan mahtuu, pystytys raskaalla kalustolla maalla, joka ei kanna sitä, alue paikan ulkopuolella, ajat, jolloin paikka ei ole käytössä; ja toistaa käyttöehdot.&lt;p&gt;Tapahtuman paikka on se, joka sen tiedoissa on nimetty, tai muuten jokainen paikka, jonka kanssa sillä on yhteistä maata. Festivaalit, konsertit, messut ja torit, joilla on oma pystytys tai purku, tuovat raskasta kalustoa. Perutut tapahtumat jätetään pois.</translation>
    </message>
    <message>
        <source>Notes on venues</source>
        <translation>Huomiot tapahtumapaikoista</translation>
    </message>
    <message>
        <source>A feature on the ground of the event for each thing that does not fit or is to be known: which check (capacity, bearing, place, validity, terms), how severe, and a sentence; and at the gravest of an event how many there are.</source>
        <translation>Kohde tapahtuman alueella jokaisesta asiasta, joka ei sovi tai on tiedettävä: mikä tarkistus (capacity, bearing, place, validity, terms), kuinka vakava, ja lause; ja tapahtuman vakavimmassa, montako niitä on.</translation>
    </message>
    <message>
        <source>Number of things that do not fit</source>
        <translation>Sopimattomien asioiden määrä</translation>
    </message>
    <message>
        <source>Number of terms to be known</source>
        <translation>Tiedettävien ehtojen määrä</translation>
    </message>
    <message>
        <source>Number of conflicts</source>
        <translation>Ristiriitojen määrä</translation>
    </message>
    <message>
        <source>Number of opportunities</source>
        <translation>Yhteistyömahdollisuuksien määrä</translation>
    </message>
    <message>
        <source>Number of notices</source>
        <translation>Huomioiden määrä</translation>
    </message>
    <message>
        <source>Number of conflicts of high severity</source>
        <translation>Vakavien ristiriitojen määrä</translation>
    </message>
    <message>
        <source>Number of overlaps to be assessed that are not over</source>
        <translation>Arvioitavien päällekkäisyyksien määrä ilman menneitä</translation>
    </message>
    <message>
        <source>Number of new overlaps</source>
        <translation>Uusien päällekkäisyyksien määrä</translation>
    </message>
    <message>
        <source>Number of changed overlaps</source>
        <translation>Muuttuneiden päällekkäisyyksien määrä</translation>
    </message>
    <message>
        <source>Number of overlaps closed</source>
        <translation>Suljettujen päällekkäisyyksien määrä</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Ei koskaan</translation>
    </message>
    <message>
        <source>At a conflict of high severity</source>
        <translation>Vakavasta ristiriidasta</translation>
    </message>
    <message>
        <source>At any conflict</source>
        <translation>Mistä tahansa ristiriidasta</translation>
    </message>
    <message>
        <source>At any overlap</source>
        <translation>Mistä tahansa päällekkäisyydestä</translation>
    </message>
    <message>
        <source>Check workspace</source>
        <translation>Tarkista työtila</translation>
    </message>
    <message>
        <source>Finds which works, events and areas of a workspace meet under the rules of a rule set, and keeps the table of overlaps up to date: new ones are added, changed ones are marked to be assessed again, those that no longer meet are closed. Each says in a sentence what meets what, when, how far and why, and has a rank by which to begin.&lt;p&gt;Only records that changed since the last check are compared, so a nightly run takes little time, and running it twice over the same records changes nothing. With other rules all are compared anew.&lt;p&gt;Cancelled records are left out.</source>
        <translation>Etsii työtilan työt, tapahtumat ja alueet, jotka kohtaavat sääntökokoelman sääntöjen mukaan, ja pitää päällekkäisyyksien taulun ajan tasalla: uudet lisätään, muuttuneet merkitään uudelleen arvioitaviksi ja ne, jotka eivät enää kohtaa, suljetaan. Jokainen kertoo yhdellä virkkeellä, mikä kohtaa minkä, milloin, kuinka laajasti ja miksi, ja saa sijan, jonka mukaan aloittaa.&lt;p&gt;Vain edellisen tarkistuksen jälkeen muuttuneita verrataan, joten öinen ajo on nopea, eikä toinen ajo samoilla tiedoilla muuta mitään. Kun säännöt vaihtuvat, kaikki verrataan uudelleen.&lt;p&gt;Peruutetut jätetään pois.</translation>
    </message>
    <message>
        <source>The GeoPackage file of the workspace; save the edits of its layers first. Or a shared database: the name of a PostgreSQL connection saved in QGIS, or service=name.</source>
        <translation>Työtilan GeoPackage-tiedosto; tallenna ensin sen tasojen muokkaukset. Tai yhteinen tietokanta: QGISiin tallennetun PostgreSQL-yhteyden nimi tai service=nimi.</translation>
    </message>
    <message>
        <source>The rules that say what an overlap is: one of seinajoki, gipod, lead-lag, clash-opportunity, protected-street, shared-ground, or a JSON file of your own. Left empty: those of the workspace, or else seinajoki.</source>
        <translation>Säännöt, jotka sanovat, mikä on päällekkäisyys: jokin kokoelmista seinajoki, gipod, lead-lag, clash-opportunity, protected-street, shared-ground, tai oma JSON-tiedosto. Tyhjänä: työtilan omat, muuten seinajoki.</translation>
    </message>
    <message>
        <source>Fail</source>
        <translation>Virhe</translation>
    </message>
    <message>
        <source>For batches: whether the run ends with an error, after the register is written, if there is an overlap of this weight (none, high, conflict or any) that nobody has assessed and that is not over. The exit status is that of any error, and there are no results; what must tell them apart asks for none and reads HIGH_COUNT and OPEN_COUNT.</source>
        <translation>Eräajoille: päättyykö ajo virheeseen rekisterin kirjoittamisen jälkeen, jos on tämän painoinen (none, high, conflict tai any) päällekkäisyys, jota kukaan ei ole arvioinut ja joka ei ole jo ohi. Paluuarvo on sama kuin muissakin virheissä, eikä tuloksia tule; jos ne on erotettava, anna none ja lue HIGH_COUNT ja OPEN_COUNT.</translation>
    </message>
    <message>
        <source>The recurrence cannot be read, so all the time counts. {reason}</source>
        <translation>Toistuvuutta ei voi lukea, joten koko aika lasketaan. {reason}</translation>
    </message>
    <message>
        <source>Overlaps: {count} ({new} new, {changed} changed, {unchanged} as before); {closed} closed.</source>
        <translation>Päällekkäisyyksiä {count} (uusia {new}, muuttuneita {changed}, ennallaan {unchanged}); suljettuja {closed}.</translation>
    </message>
    <message>
        <source>Overlaps that nobody has assessed yet: {count}. The run fails because of them, as FAIL_AT: {weight} asks; the register is written.</source>
        <translation>Päällekkäisyyksiä, joita kukaan ei ole vielä arvioinut: {count}. Ajo päättyy virheeseen niiden takia, kuten FAIL_AT: {weight} pyytää; rekisteri on kirjoitettu.</translation>
    </message>
    <message>
        <source>Create workspace</source>
        <translation>Luo työtila</translation>
    </message>
    <message>
        <source>Makes a new workspace: one GeoPackage file with tables for parties, works, events, areas and overlaps. Forms, drop-downs, constraints, symbols by type and status, and time for the Temporal Controller are stored in the file, and a project that opens ready to use.&lt;p&gt;Times are wall-clock times of one time zone, ground is stored as polygons in one projected coordinate reference system in metres. An existing file is never overwritten.</source>
        <translation>Tekee uuden työtilan: yhden GeoPackage-tiedoston, jossa on taulut osapuolille, töille, tapahtumille, alueille ja päällekkäisyyksille. Tiedostoon tallennetaan lomakkeet, pudotusvalikot, rajoitteet, tyypin ja tilan mukaiset kuvaustavat, aika-asetukset temporaaliselle säätimelle sekä projekti, joka avautuu käyttövalmiina.&lt;p&gt;Ajat ovat yhden aikavyöhykkeen paikallista aikaa, ja maa-alat tallennetaan alueina yhteen metriseen tasokoordinaatistoon. Olemassa olevaa tiedostoa ei koskaan korvata.</translation>
    </message>
    <message>
        <source>The GeoPackage file to make. It must not exist yet.</source>
        <translation>Luotava GeoPackage-tiedosto. Se ei saa olla vielä olemassa.</translation>
    </message>
    <message>
        <source>A projected one in metres, usually the town&apos;s own. ETRS-GK23 (EPSG:3877) is Seinäjoki&apos;s.</source>
        <translation>Metrinen tasokoordinaatisto, yleensä kunnan oma. Seinäjoen on ETRS-GK23 (EPSG:3877).</translation>
    </message>
    <message>
        <source>The zone whose wall-clock time people plan in.</source>
        <translation>Vyöhyke, jonka paikallisessa ajassa suunnitellaan.</translation>
    </message>
    <message>
        <source>With the sample</source>
        <translation>Mukana esimerkkiaineisto</translation>
    </message>
    <message>
        <source>Fills the workspace with invented works and events at real places of Seinäjoki, to try things out.</source>
        <translation>Täyttää työtilan keksityillä töillä ja tapahtumilla Seinäjoen todellisissa paikoissa kokeilua varten.</translation>
    </message>
    <message>
        <source>The workspace is {path}.</source>
        <translation>Työtila on {path}.</translation>
    </message>
    <message>
        <source>A PostgreSQL connection saved in QGIS, best with its sign-in in QGIS&apos;s password store; or service=name, an entry of pg_service.conf. Passwords are never given here.</source>
        <translation>QGISiin tallennettu PostgreSQL-yhteys, mieluiten kirjautumistiedot QGISin salasanasäilössä; tai service=nimi, merkintä tiedostossa pg_service.conf. Salasanoja ei koskaan anneta tässä.</translation>
    </message>
    <message>
        <source>Rights in the database</source>
        <translation>Oikeudet tietokannassa</translation>
    </message>
    <message>
        <source>Lists every login that has a right in the shared database: its role, its party, and whether it can sign in. Who is in a group that has a role, superusers and members whose login is gone are listed too, so it is the list to look through when somebody leaves.&lt;p&gt;For administrators. In SQL: SELECT * FROM coord.rights().</source>
        <translation>Luettelee kaikki tunnukset, joilla on oikeuksia yhteisessä tietokannassa: roolin, osapuolen ja sen, voiko tunnuksella kirjautua. Mukana ovat myös ne, joilla rooli on ryhmän kautta, pääkäyttäjät ja jäsenet, joiden tunnus on poistettu; tämä on siis se luettelo, joka käydään läpi, kun joku lähtee.&lt;p&gt;Ylläpitäjille. SQL:nä: SELECT * FROM coord.rights().</translation>
    </message>
    <message>
        <source>Rights</source>
        <translation>Oikeudet</translation>
    </message>
    <message>
        <source>One row for each login: login, can_sign_in, role, party.</source>
        <translation>Yksi rivi kutakin tunnusta kohti: login, can_sign_in, role, party.</translation>
    </message>
    <message>
        <source>{path} cannot be replaced. Close it in other programs, or choose another name.</source>
        <translation>Tiedostoa {path} ei voi korvata. Sulje se muissa ohjelmissa tai valitse toinen nimi.</translation>
    </message>
    <message>
        <source>Find overlaps</source>
        <translation>Etsi päällekkäisyydet</translation>
    </message>
    <message>
        <source>Finds every pair of features that touch or overlap on the ground (or come within a distance) and share a moment of time, in one layer or between two.&lt;p&gt;Any layers will do: points, lines or polygons, in any coordinate reference systems, with start and end in date, date-time or ISO text fields. A window holds its start and not its end: what ends at 18:00 does not overlap what starts at 18:00. A date without a time covers that whole day. A missing start or end is open.&lt;p&gt;Features that cannot be used (no geometry, a time that cannot be read, an end before its start) are left out and listed; one of them never stops the run.</source>
        <translation>Etsii kaikki kohdeparit, jotka koskettavat toisiaan tai ovat päällekkäin maastossa (tai ovat annetun etäisyyden sisällä) ja joilla on yhteinen hetki, yhdestä tasosta tai kahden tason väliltä.&lt;p&gt;Mitkä tahansa tasot kelpaavat: pisteet, viivat tai alueet, missä tahansa koordinaattijärjestelmässä, kun alkaminen ja päättyminen ovat päivämäärä-, aikaleima- tai ISO-tekstikentissä. Aikaikkunaan kuuluu sen alku mutta ei loppua: klo&#xa0;18.00 päättyvä ei ole päällekkäin klo&#xa0;18.00 alkavan kanssa. Päivämäärä ilman kellonaikaa kattaa koko päivän. Puuttuva alkaminen tai päättyminen on avoin.&lt;p&gt;Kohteet, joita ei voi käyttää (ei geometriaa, aika jota ei voi lukea, päättyminen ennen alkamista), jätetään pois ja luetellaan; yksikään niistä ei pysäytä ajoa.</translation>
    </message>
    <message>
        <source>The layer whose features are compared: with each other, or with those of a second layer.</source>
        <translation>Taso, jonka kohteita verrataan: keskenään tai toisen tason kohteisiin.</translation>
    </message>
    <message>
        <source>Field of the start</source>
        <translation>Alkamisen kenttä</translation>
    </message>
    <message>
        <source>Date, date-time or ISO text. A date begins at midnight; an empty value is open to the past.</source>
        <translation>Päivämäärä, aikaleima tai ISO-teksti. Päivämäärä alkaa keskiyöllä; tyhjä arvo on avoin menneisyyteen.</translation>
    </message>
    <message>
        <source>Field of the end</source>
        <translation>Päättymisen kenttä</translation>
    </message>
    <message>
        <source>Date, date-time or ISO text. A date lasts until its midnight; an empty value, or 9999-12-31, is an open end.</source>
        <translation>Päivämäärä, aikaleima tai ISO-teksti. Päivämäärä kestää päivän loppuun; tyhjä arvo tai 9999-12-31 on avoin päättyminen.</translation>
    </message>
    <message>
        <source>Field that names a record</source>
        <translation>Tietueen yksilöivä kenttä</translation>
    </message>
    <message>
        <source>The value that stands for a feature in the result; the feature id if left out.</source>
        <translation>Arvo, joka edustaa kohdetta tuloksessa; jos jätetään pois, kohteen id.</translation>
    </message>
    <message>
        <source>Second layer</source>
        <translation>Toinen taso</translation>
    </message>
    <message>
        <source>The other side. Left out, the features of the first layer are compared with each other, each pair once.</source>
        <translation>Vertailun toinen puoli. Jos se jätetään pois, ensimmäisen tason kohteita verrataan keskenään, kutakin paria kerran.</translation>
    </message>
    <message>
        <source>Second layer: field of the start</source>
        <translation>Toinen taso: alkamisen kenttä</translation>
    </message>
    <message>
        <source>As for the first layer; needed when there is a second layer.</source>
        <translation>Kuten ensimmäisellä tasolla; tarvitaan, kun toinen taso on annettu.</translation>
    </message>
    <message>
        <source>Second layer: field of the end</source>
        <translation>Toinen taso: päättymisen kenttä</translation>
    </message>
    <message>
        <source>Second layer: field that names a record</source>
        <translation>Toinen taso: tietueen yksilöivä kenttä</translation>
    </message>
    <message>
        <source>The value that stands for a feature of the second layer in the result; the feature id if left out.</source>
        <translation>Arvo, joka edustaa toisen tason kohdetta tuloksessa; jos jätetään pois, kohteen id.</translation>
    </message>
    <message>
        <source>Distance (metres)</source>
        <translation>Etäisyys (metriä)</translation>
    </message>
    <message>
        <source>Metres on the ground within which two features still meet, whatever the layer&apos;s unit. 0: they touch or overlap.</source>
        <translation>Metriä maastossa, joiden sisällä kaksi kohdetta vielä kohtaa, tason yksiköstä riippumatta. 0: ne koskettavat toisiaan tai ovat päällekkäin.</translation>
    </message>
    <message>
        <source>Lead (hours)</source>
        <translation>Ennakko (tuntia)</translation>
    </message>
    <message>
        <source>Hours by which each window of the first layer begins earlier.</source>
        <translation>Kuinka monta tuntia aiemmin kukin ensimmäisen tason aikaikkuna alkaa.</translation>
    </message>
    <message>
        <source>Lag (hours)</source>
        <translation>Jälkiaika (tuntia)</translation>
    </message>
    <message>
        <source>Hours by which each window of the first layer ends later. Within one layer a pair counts when either record, widened, meets the other as it is.</source>
        <translation>Kuinka monta tuntia myöhemmin kukin ensimmäisen tason aikaikkuna päättyy. Yhden tason sisällä pari lasketaan, kun kumpi tahansa tietue pidennettynä kohtaa toisen sellaisenaan.</translation>
    </message>
    <message>
        <source>The zone of times that carry none, and of the times in the result.</source>
        <translation>Niiden aikojen vyöhyke, joilla ei ole omaa, ja tuloksen aikojen vyöhyke.</translation>
    </message>
    <message>
        <source>Compute the ground where they meet</source>
        <translation>Laske yhteinen maa-ala</translation>
    </message>
    <message>
        <source>Gives each pair a geometry and its square metres. Without it only the pairs are listed, much faster.</source>
        <translation>Antaa kullekin parille geometrian ja sen neliömetrit. Ilman tätä vain parit luetellaan, paljon nopeammin.</translation>
    </message>
    <message>
        <source>Find them in the database</source>
        <translation>Etsi ne tietokannassa</translation>
    </message>
    <message>
        <source>Only where all layers are tables of one PostgreSQL database in which the shared workspace is installed: the server finds the overlaps, with its indexes and processors, and only they come over the network. Worth it for millions of records or a slow line; else QGIS itself is faster.</source>
        <translation>Vain kun kaikki tasot ovat tauluja samassa PostgreSQL-tietokannassa, johon yhteinen työtila on asennettu: palvelin etsii päällekkäisyydet omilla indekseillään ja suorittimillaan, ja vain ne siirtyvät verkon yli. Kannattaa, kun tietueita on miljoonia tai yhteys on hidas; muuten QGIS on nopeampi.</translation>
    </message>
    <message>
        <source>One feature for each pair: keys, shared time, hours, distance, shared square metres, the ground where they meet.</source>
        <translation>Yksi kohde kutakin paria kohti: tunnisteet, yhteinen aika, tunnit, etäisyys, yhteiset neliömetrit ja yhteinen maa-ala.</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>Pois jätetyt</translation>
    </message>
    <message>
        <source>A table of the features that could not be used, with the reason of each.</source>
        <translation>Taulu kohteista, joita ei voitu käyttää, ja kunkin syy.</translation>
    </message>
    <message>
        <source>Number of overlaps</source>
        <translation>Päällekkäisyyksien määrä</translation>
    </message>
    <message>
        <source>Number of features left out</source>
        <translation>Pois jätettyjen kohteiden määrä</translation>
    </message>
    <message>
        <source>All of this lies in one database. Where many records or a slow line make it worth while, tick {name}.</source>
        <translation>Kaikki on samassa tietokannassa. Jos tietueita on paljon tai yhteys on hidas, valitse {name}.</translation>
    </message>
    <message>
        <source>{count} overlaps found.</source>
        <translation>Päällekkäisyyksiä löytyi: {count}.</translation>
    </message>
    <message>
        <source>Coordinates of another one are written with it, such as CRS=EPSG:4326;POLYGON((22.84 62.79, …)).</source>
        <translation>Toisen järjestelmän koordinaatit kirjoitetaan sen kanssa, esimerkiksi CRS=EPSG:4326;POLYGON((22.84 62.79, …)).</translation>
    </message>
    <message>
        <source>There is no coordinate reference system {crs}. Give a code, such as EPSG:3067.</source>
        <translation>Koordinaattijärjestelmää {crs} ei ole. Anna tunnus, kuten EPSG:3067.</translation>
    </message>
    <message>
        <source>Transformed: {operation}</source>
        <translation>Muunnettu: {operation}</translation>
    </message>
    <message>
        <source>The mapping used:</source>
        <translation>Käytetty kenttien vastaavuus:</translation>
    </message>
    <message>
        <source>constant {value}</source>
        <translation>vakio {value}</translation>
    </message>
    <message>
        <source>“{word}” in the field “{field}” was not understood ({count} times): {default} was put there.</source>
        <translation>Sanaa ”{word}” kentässä ”{field}” ei ymmärretty (kertoja: {count}): tilalle tuli {default}.</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>ei mitään</translation>
    </message>
    <message>
        <source>{count} records name a week, month, season or year only: they take all of it, as a window.</source>
        <translation>Tietueita, joissa on vain viikko, kuukausi, vuodenaika tai vuosi: {count}. Ne kattavat sen kokonaan aikaikkunana.</translation>
    </message>
    <message>
        <source>{count} records have no identifier: they are known by their geometry, title and times.</source>
        <translation>Tietueita, joilla ei ole tunnistetta: {count}. Ne tunnistetaan geometriasta, nimestä ja ajoista.</translation>
    </message>
    <message>
        <source>{count} invalid geometries were repaired.</source>
        <translation>Virheellisiä geometrioita korjattiin: {count}.</translation>
    </message>
    <message>
        <source>A new party was added: {name}</source>
        <translation>Uusi osapuoli lisättiin: {name}</translation>
    </message>
    <message>
        <source>{count} new parties were added.</source>
        <translation>Uusia osapuolia lisättiin: {count}.</translation>
    </message>
    <message>
        <source>There is no area {name} to be a venue ({count} times).</source>
        <translation>Tapahtumapaikaksi ei ole aluetta {name} (kertoja: {count}).</translation>
    </message>
    <message>
        <source>{added} records added, {updated} updated, {unchanged} as before, {rejected} rejected.</source>
        <translation>Tietueita lisätty {added}, päivitetty {updated}, ennallaan {unchanged}, hylätty {rejected}.</translation>
    </message>
    <message>
        <source>Rejected ({count}): {reason}</source>
        <translation>Hylätty ({count}): {reason}</translation>
    </message>
    <message>
        <source>Import records</source>
        <translation>Tuo tietueita</translation>
    </message>
    <message>
        <source>Brings the rows of any layer or table into a workspace as works, events or areas: GeoPackage, GeoJSON, Shapefile, DXF, CSV with WKT or coordinates, Excel.&lt;p&gt;&lt;b&gt;Fields.&lt;/b&gt; Choose the most important ones; for the rest the names of the fields are compared with Finnish, Swedish and English words, also names cut to ten letters. The mapping used is in the log. The mapping parameter overrides it, and gives constants for what the source lacks.&lt;p&gt;&lt;b&gt;Values.&lt;/b&gt; Codes and their words in Finnish, Swedish and English are understood. An unknown status rejects the row; another unknown word, number or recurrence rule gives the field its default, and is listed in the log with its count.&lt;p&gt;&lt;b&gt;Times.&lt;/b&gt; ISO 8601, d.M.yyyy, d.M.yyyy H:mm, d.M.yyyy klo H.mm, Excel&apos;s numbers. A time with an offset is converted to the time zone of the workspace. A date as an end includes that day. Dates such as 2019, 6/2019, kesä 2019 or vko 23/2019 take their whole span and make the record a window. A time that cannot be read rejects the row.&lt;p&gt;&lt;b&gt;Ground.&lt;/b&gt; Polygons come in as they are, lines and points with a buffer. Everything is transformed to the reference system of the workspace, curves become segments, heights go, invalid geometries are repaired.&lt;p&gt;&lt;b&gt;Again.&lt;/b&gt; A second import updates the records of the same source and identifier and adds only what is new; fields that are not mapped stay as they are in the workspace, and records that are no longer in the source stay too. Rows without an identifier are known by their geometry, title and times. When an identifier comes twice in one input, the first row goes in.&lt;p&gt;Rows that cannot be used are rejected with a reason; all others are written in one transaction.</source>
        <translation>Tuo minkä tahansa tason tai taulun rivit työtilaan töinä, tapahtumina tai alueina: GeoPackage, GeoJSON, Shapefile, DXF, CSV jossa on WKT tai koordinaatit, Excel.&lt;p&gt;&lt;b&gt;Kentät.&lt;/b&gt; Valitse tärkeimmät; muiden kenttien nimiä verrataan suomen-, ruotsin- ja englanninkielisiin sanoihin, myös kymmeneen kirjaimeen katkaistuna. Käytetty vastaavuus näkyy lokissa. Vastaavuusparametri ohittaa sen ja antaa vakiot sille, mikä lähteestä puuttuu.&lt;p&gt;&lt;b&gt;Arvot.&lt;/b&gt; Koodit ja niiden suomen-, ruotsin- ja englanninkieliset sanat ymmärretään. Tuntematon tila hylkää rivin; muu tuntematon sana, luku tai toistosääntö antaa kentälle sen oletusarvon, ja se luetellaan lokissa lukumäärineen.&lt;p&gt;&lt;b&gt;Ajat.&lt;/b&gt; ISO&#xa0;8601, p.k.vvvv, p.k.vvvv t:mm, p.k.vvvv klo&#xa0;t.mm, Excelin luvut. Aika, jolla on UTC-poikkeama, muunnetaan työtilan aikavyöhykkeeseen. Päättymisenä päivämäärä sisältää sen päivän. Esimerkiksi 2019, 6/2019, kesä 2019 tai vko 23/2019 kattaa koko ajanjaksonsa ja tekee tietueesta aikaikkunan. Aika, jota ei voi lukea, hylkää rivin.&lt;p&gt;&lt;b&gt;Maa-ala.&lt;/b&gt; Alueet tuodaan sellaisinaan, viivat ja pisteet puskurin kanssa. Kaikki muunnetaan työtilan koordinaattijärjestelmään, kaaret muuttuvat murtoviivoiksi, korkeudet jäävät pois ja virheelliset geometriat korjataan.&lt;p&gt;&lt;b&gt;Uudelleen.&lt;/b&gt; Toinen tuonti päivittää saman lähteen ja tunnisteen tietueet ja lisää vain sen, mikä on uutta; kentät, joilla ei ole vastaavuutta, jäävät työtilassa ennalleen, ja myös tietueet, joita lähteessä ei enää ole, jäävät. Rivit, joilla ei ole tunnistetta, tunnistetaan geometriasta, nimestä ja ajoista. Jos tunniste on samassa syötteessä kahdesti, ensimmäinen rivi tuodaan.&lt;p&gt;Rivit, joita ei voi käyttää, hylätään ja syy kerrotaan; kaikki muut kirjoitetaan yhtenä tapahtumana.</translation>
    </message>
    <message>
        <source>The GeoPackage file of the workspace. Save the edits of its layers first.</source>
        <translation>Työtilan GeoPackage-tiedosto. Tallenna ensin sen tasojen muokkaukset.</translation>
    </message>
    <message>
        <source>Layer or table</source>
        <translation>Taso tai taulu</translation>
    </message>
    <message>
        <source>What is imported: its selection, filter and unsaved edits count.</source>
        <translation>Mitä tuodaan: valinta, suodatin ja tallentamattomat muokkaukset otetaan huomioon.</translation>
    </message>
    <message>
        <source>What the rows are</source>
        <translation>Mitä rivit ovat</translation>
    </message>
    <message>
        <source>The table of the workspace: work, event or area.</source>
        <translation>Työtilan taulu: työ (work), tapahtuma (event) tai alue (area).</translation>
    </message>
    <message>
        <source>Field of the title</source>
        <translation>Nimen kenttä</translation>
    </message>
    <message>
        <source>The name of the work, event or area. Rows without one are rejected.</source>
        <translation>Työn, tapahtuman tai alueen nimi. Rivit, joilla sitä ei ole, hylätään.</translation>
    </message>
    <message>
        <source>When it starts, or from when an area is valid. Empty: already going on.</source>
        <translation>Milloin alkaa, tai mistä lähtien alue on voimassa. Tyhjä: jo käynnissä.</translation>
    </message>
    <message>
        <source>When it ends. A date includes that day; empty is an open end.</source>
        <translation>Milloin päättyy. Päivämäärä sisältää sen päivän; tyhjä on avoin päättyminen.</translation>
    </message>
    <message>
        <source>Field of the party</source>
        <translation>Osapuolen kenttä</translation>
    </message>
    <message>
        <source>The name of who plans it. Parties that the workspace has not are added.</source>
        <translation>Suunnittelijan nimi. Osapuolet, joita työtilassa ei ole, lisätään.</translation>
    </message>
    <message>
        <source>Field of the identifier</source>
        <translation>Tunnisteen kenttä</translation>
    </message>
    <message>
        <source>What names the row in its source, so that a second import updates it. Empty: known by geometry, title and times.</source>
        <translation>Mikä tunnistaa rivin lähteessä, jotta toinen tuonti päivittää sen. Tyhjä: tunnistetaan geometriasta, nimestä ja ajoista.</translation>
    </message>
    <message>
        <source>Mapping of the rest (JSON)</source>
        <translation>Muiden kenttien vastaavuus (JSON)</translation>
    </message>
    <message>
        <source>An object of fields of the workspace. A text is a field of the layer; an object may have field, constant and values (words of the layer and what they mean here); null leaves a field out. For example {&quot;work_type&quot;: {&quot;field&quot;: &quot;laji&quot;, &quot;values&quot;: {&quot;putki&quot;: &quot;water_supply_and_sewer&quot;}}, &quot;status&quot;: {&quot;constant&quot;: &quot;confirmed&quot;}, &quot;setup_at&quot;: &quot;rakennus_alkaa&quot;}. A constant also fills in where the field is empty.</source>
        <translation>Objekti, jossa on työtilan kenttiä. Teksti on tason kenttä; objektissa voi olla field (kenttä), constant (vakio) ja values (tason sanat ja mitä ne tarkoittavat täällä); null jättää kentän pois. Esimerkiksi {&quot;work_type&quot;: {&quot;field&quot;: &quot;laji&quot;, &quot;values&quot;: {&quot;putki&quot;: &quot;water_supply_and_sewer&quot;}}, &quot;status&quot;: {&quot;constant&quot;: &quot;confirmed&quot;}, &quot;setup_at&quot;: &quot;rakennus_alkaa&quot;}. Vakio täyttää myös tyhjät arvot.</translation>
    </message>
    <message>
        <source>Buffer of lines and points (metres)</source>
        <translation>Viivojen ja pisteiden puskuri (metriä)</translation>
    </message>
    <message>
        <source>Half the width of a trench, the radius of a pole. With 0 lines and points are rejected. Polygons do not grow.</source>
        <translation>Puolet kaivannon leveydestä, pylvään säde. Arvolla 0 viivat ja pisteet hylätään. Alueet eivät kasva.</translation>
    </message>
    <message>
        <source>Field of the buffer</source>
        <translation>Puskurin kenttä</translation>
    </message>
    <message>
        <source>Metres for each row; where it has none, the constant buffer.</source>
        <translation>Kunkin rivin metrit; jos rivillä ei ole arvoa, vakiopuskuri.</translation>
    </message>
    <message>
        <source>Name of the source</source>
        <translation>Lähteen nimi</translation>
    </message>
    <message>
        <source>Marks the records, together with the identifier. Empty: the name of the file, and of its layer if that is another. Give the same name when the next delivery comes in a file of another name.</source>
        <translation>Merkitsee tietueet yhdessä tunnisteen kanssa. Tyhjä: tiedoston nimi ja lisäksi sen tason nimi, jos se on eri. Anna sama nimi, kun seuraava toimitus tulee erinimisessä tiedostossa.</translation>
    </message>
    <message>
        <source>Field of the WKT</source>
        <translation>WKT-kenttä</translation>
    </message>
    <message>
        <source>For tables: found by name if left out.</source>
        <translation>Tauluille: löydetään nimen perusteella, jos jätetään pois.</translation>
    </message>
    <message>
        <source>Field of the x coordinate</source>
        <translation>X-koordinaatin kenttä</translation>
    </message>
    <message>
        <source>East or longitude. Found by name if left out.</source>
        <translation>Itäkoordinaatti tai pituusaste. Löydetään nimen perusteella, jos jätetään pois.</translation>
    </message>
    <message>
        <source>Field of the y coordinate</source>
        <translation>Y-koordinaatin kenttä</translation>
    </message>
    <message>
        <source>North or latitude. Found by name if left out.</source>
        <translation>Pohjoiskoordinaatti tai leveysaste. Löydetään nimen perusteella, jos jätetään pois.</translation>
    </message>
    <message>
        <source>Reference system of the coordinates</source>
        <translation>Koordinaattien koordinaattijärjestelmä</translation>
    </message>
    <message>
        <source>For tables and for layers that have none. Left out, coordinates of a table are WGS 84 where all can be degrees, else they are in the system of the workspace.</source>
        <translation>Tauluille ja tasoille, joilla sitä ei ole. Jos jätetään pois, taulun koordinaatit ovat WGS&#xa0;84:ää, kun ne kaikki voivat olla asteita, muuten työtilan järjestelmää.</translation>
    </message>
    <message>
        <source>Rejected rows</source>
        <translation>Hylätyt rivit</translation>
    </message>
    <message>
        <source>The rows that were not imported, as they are in the layer, each with its reason.</source>
        <translation>Rivit, joita ei tuotu, sellaisina kuin ne ovat tasossa, kukin syineen.</translation>
    </message>
    <message>
        <source>Number of records added</source>
        <translation>Lisättyjen tietueiden määrä</translation>
    </message>
    <message>
        <source>Number of records updated</source>
        <translation>Päivitettyjen tietueiden määrä</translation>
    </message>
    <message>
        <source>Number of rows rejected</source>
        <translation>Hylättyjen rivien määrä</translation>
    </message>
    <message>
        <source>The coordinates are taken to be in {crs}.</source>
        <translation>Koordinaattien oletetaan olevan järjestelmässä {crs}.</translation>
    </message>
    <message>
        <source>The two layers lie in different databases, or are seen by different logins.</source>
        <translation>Tasot ovat eri tietokannoissa, tai niitä katsotaan eri tunnuksilla.</translation>
    </message>
    <message>
        <source>The field {field} is not in the database, only in QGIS.</source>
        <translation>Kenttä {field} ei ole tietokannassa, vain QGISissä.</translation>
    </message>
    <message>
        <source>In the database, name the records of {layer} by a field of text or numbers.</source>
        <translation>Tietokannassa haettaessa tason {layer} tietueet nimetään teksti- tai lukukentällä.</translation>
    </message>
    <message>
        <source>The layer of {parameter} is no table of a PostgreSQL database.</source>
        <translation>Parametrin {parameter} taso ei ole PostgreSQL-tietokannan taulu.</translation>
    </message>
    <message>
        <source>The layer {layer} has a filter, a selection or unsaved edits, of which the database knows nothing.</source>
        <translation>Tasolla {layer} on suodatin, valinta tai tallentamattomia muokkauksia, joista tietokanta ei tiedä mitään.</translation>
    </message>
    <message>
        <source>Install database</source>
        <translation>Asenna tietokanta</translation>
    </message>
    <message>
        <source>Makes the shared database in an empty PostgreSQL database, or brings an existing one up to date: the schema “coord” with tables for parties, works, events and areas, their rights, their history, and what syncs need. The PostGIS extension and the group roles coord_reader, coord_editor, coord_admin and coord_public are made where they are missing. Running it again changes nothing.&lt;p&gt;Each step is a transaction of its own: what is interrupted goes on from there the next time. With “Only say what would be done” nothing is changed.&lt;p&gt;The login needs to be a superuser, or the owner of the database with the right to make roles (and then PostGIS must be there). After it, add parties and members.</source>
        <translation>Luo yhteisen tietokannan tyhjään PostgreSQL-tietokantaan tai saattaa olemassa olevan ajan tasalle: skeeman ”coord”, jossa ovat osapuolten, töiden, tapahtumien ja alueiden taulut, niiden oikeudet, historia ja mitä synkronointi tarvitsee. PostGIS-laajennus sekä ryhmäroolit coord_reader, coord_editor, coord_admin ja coord_public luodaan, jos ne puuttuvat. Uudelleen ajaminen ei muuta mitään.&lt;p&gt;Jokainen vaihe on oma transaktionsa: keskeytynyt asennus jatkuu siitä seuraavalla kerralla. Valinnalla ”Kerro vain, mitä tehtäisiin” mitään ei muuteta.&lt;p&gt;Tunnuksen on oltava pääkäyttäjä tai tietokannan omistaja, jolla on oikeus luoda rooleja (jolloin PostGISin on oltava valmiina). Lisää sen jälkeen osapuolet ja jäsenet.</translation>
    </message>
    <message>
        <source>Of a new database: a projected one in metres with an EPSG code; EPSG:3877 where it is left empty. An existing database keeps its own, and workspaces that sync with it must have the same.</source>
        <translation>Uuden tietokannan: metreissä oleva tasokoordinaatisto, jolla on EPSG-koodi; tyhjänä EPSG:3877. Olemassa oleva tietokanta säilyttää omansa, ja sen kanssa synkronoitavilla työtiloilla on oltava sama.</translation>
    </message>
    <message>
        <source>Of a new database: the zone whose wall-clock time people plan in; Europe/Helsinki where it is left empty. An existing database keeps its own.</source>
        <translation>Uuden tietokannan: vyöhyke, jonka kellonajassa suunnitellaan; tyhjänä Europe/Helsinki. Olemassa oleva tietokanta säilyttää omansa.</translation>
    </message>
    <message>
        <source>Only say what would be done</source>
        <translation>Kerro vain, mitä tehtäisiin</translation>
    </message>
    <message>
        <source>Says what would be done, and checks that it can be, without changing anything.</source>
        <translation>Kertoo, mitä tehtäisiin, ja tarkistaa, että se onnistuu, muuttamatta mitään.</translation>
    </message>
    <message>
        <source>Number of steps done, or to be done</source>
        <translation>Tehtyjen tai tehtävien vaiheiden määrä</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>Mitään ei muutettu.</translation>
    </message>
    <message>
        <source>Done: {count} steps.</source>
        <translation>Valmis: {count} vaihetta.</translation>
    </message>
    <message>
        <source>The shared database is up to date; there is nothing to do.</source>
        <translation>Yhteinen tietokanta on ajan tasalla; mitään ei tarvitse tehdä.</translation>
    </message>
    <message>
        <source>A new shared database:</source>
        <translation>Uusi yhteinen tietokanta:</translation>
    </message>
    <message>
        <source>An upgrade of the shared database:</source>
        <translation>Yhteisen tietokannan päivitys:</translation>
    </message>
    <message>
        <source>- coordinate reference system {crs}, time zone {zone}</source>
        <translation>- koordinaattijärjestelmä {crs}, aikavyöhyke {zone}</translation>
    </message>
    <message>
        <source>- the extension PostGIS is made in it</source>
        <translation>- siihen luodaan PostGIS-laajennus</translation>
    </message>
    <message>
        <source>- step {name}</source>
        <translation>- vaihe {name}</translation>
    </message>
    <message>
        <source>Nuisance of works</source>
        <translation>Töiden haitta</translation>
    </message>
    <message>
        <source>Rates from 0 to 5 how much each work of a workspace is in the way of cars, buses, trams and cycling, after Helsinki&apos;s Haitaton: by its duration, the class and the volume of the streets that it meets, its impact on lanes and their length, bus routes and trips, tram lines and cycle routes. The highest decides; below 3 is green, below 4 yellow, else red, none grey. Each layer is optional; without any all works are grey.&lt;p&gt;A work meets a street or a route within the reach of the mapping (15 m; for the volume of main streets 30 m). Weights, thresholds, reach, and what the words of your layers mean are data: the mapping, a JSON file, may be replaced by your town&apos;s own. Cancelled works are left out; a work lasts from set-up to clearing.&lt;p&gt;With places (streets, districts) it also adds up the works that are at each of them in a week: how many, the highest sum of overall indices at one moment, and the mean sum over the week.</source>
        <translation>Arvioi asteikolla 0–5, kuinka paljon työtilan kukin työ haittaa autoja, busseja, raitiovaunuja ja pyöräilyä, Helsingin Haitattoman mukaan: keston, sen kohtaamien katujen luokan ja liikennemäärän, kaistavaikutuksen ja sen pituuden, bussireittien ja -vuorojen, raitiolinjojen ja pyöräreittien perusteella. Suurin ratkaisee; alle 3 on vihreä, alle 4 keltainen, muuten punainen, ei haittaa harmaa. Jokainen taso on valinnainen; ilman niitä kaikki työt ovat harmaita.&lt;p&gt;Työ kohtaa kadun tai reitin vastaavuustaulukon ulottuman sisällä (15 m; pääkatujen liikennemäärässä 30 m). Painot, rajat, ulottumat ja tasojesi sanojen merkitykset ovat dataa: vastaavuustaulukon, JSON-tiedoston, voi korvata kaupungin omalla. Perutut työt jätetään pois; työ kestää rakentamisesta purkamisen loppuun.&lt;p&gt;Kun annetaan paikat (kadut, kaupunginosat), lasketaan myös yhteen niissä viikon aikana olevat työt: kuinka monta, suurin yhtäaikainen kokonaisindeksien summa ja summan keskiarvo viikon yli.</translation>
    </message>
    <message>
        <source>Streets</source>
        <translation>Kadut</translation>
    </message>
    <message>
        <source>Lines or areas of streets, in any reference system.</source>
        <translation>Katujen viivat tai alueet missä tahansa koordinaattijärjestelmässä.</translation>
    </message>
    <message>
        <source>Streets: class</source>
        <translation>Kadut: luokka</translation>
    </message>
    <message>
        <source>Words of the mapping: main, regional_collector, local_collector, inner_residential, residential_street, Finnish and Swedish ones, the highway values of OpenStreetMap, or an index from 1 to 5. Without it no street counts.</source>
        <translation>Vastaavuustaulukon sanat: pääkatu, alueellinen kokoojakatu, paikallinen kokoojakatu, kantakaupungin tonttikatu, tonttikatu, englannin- ja ruotsinkieliset, OpenStreetMapin highway-arvot tai indeksi 1–5. Ilman sitä mitään katua ei oteta huomioon.</translation>
    </message>
    <message>
        <source>Streets: cars a day</source>
        <translation>Kadut: autoja vuorokaudessa</translation>
    </message>
    <message>
        <source>A number; where there is none, no cars.</source>
        <translation>Luku; jos sitä ei ole, ei autoja.</translation>
    </message>
    <message>
        <source>Bus routes</source>
        <translation>Bussireitit</translation>
    </message>
    <message>
        <source>Lines or areas of bus routes.</source>
        <translation>Bussireittien viivat tai alueet.</translation>
    </message>
    <message>
        <source>Bus routes: class</source>
        <translation>Bussireitit: luokka</translation>
    </message>
    <message>
        <source>critical, trunk or other; empty is other.</source>
        <translation>critical (kriittinen), trunk tai runkolinja, other (muu); tyhjä on muu.</translation>
    </message>
    <message>
        <source>Bus routes: trips in the rush hour</source>
        <translation>Bussireitit: vuoroja ruuhkatunnissa</translation>
    </message>
    <message>
        <source>A number of trips in an hour.</source>
        <translation>Vuorojen määrä tunnissa.</translation>
    </message>
    <message>
        <source>Trams</source>
        <translation>Raitiotiet</translation>
    </message>
    <message>
        <source>Lines or areas of trams.</source>
        <translation>Raitioteiden viivat tai alueet.</translation>
    </message>
    <message>
        <source>Trams: class</source>
        <translation>Raitiotiet: luokka</translation>
    </message>
    <message>
        <source>line or tracks; empty is line.</source>
        <translation>line (linja) tai tracks (vain kiskot); tyhjä on linja.</translation>
    </message>
    <message>
        <source>Cycle routes</source>
        <translation>Pyöräreitit</translation>
    </message>
    <message>
        <source>Lines or areas of cycle routes.</source>
        <translation>Pyöräreittien viivat tai alueet.</translation>
    </message>
    <message>
        <source>Cycle routes: class</source>
        <translation>Pyöräreitit: luokka</translation>
    </message>
    <message>
        <source>main, other_route, link or park.</source>
        <translation>pääreitti, muu reitti, muu yhteys tai puistoväylä.</translation>
    </message>
    <message>
        <source>Mapping</source>
        <translation>Vastaavuustaulukko</translation>
    </message>
    <message>
        <source>Weights, thresholds, reach and the words of classes. Empty: the plugin&apos;s own, resources/rules/nuisance.json.</source>
        <translation>Painot, rajat, ulottumat ja luokkien sanat. Tyhjä: lisäosan oma, resources/rules/nuisance.json.</translation>
    </message>
    <message>
        <source>Round as Haitaton does</source>
        <translation>Pyöristä kuten Haitaton</translation>
    </message>
    <message>
        <source>Haitaton adds up in 32-bit floats, which now and then comes out 0.1 lower. Off: exact decimals.</source>
        <translation>Haitaton laskee 32-bittisillä liukuluvuilla, jolloin tulos on joskus 0,1 pienempi. Pois päältä: tarkat desimaalit.</translation>
    </message>
    <message>
        <source>Places</source>
        <translation>Paikat</translation>
    </message>
    <message>
        <source>Streets or districts for which the nuisance of all works is added up by week.</source>
        <translation>Kadut tai kaupunginosat, joille kaikkien töiden haitta lasketaan yhteen viikoittain.</translation>
    </message>
    <message>
        <source>Places: name</source>
        <translation>Paikat: nimi</translation>
    </message>
    <message>
        <source>Features of one name are one place. Empty: each its own.</source>
        <translation>Samannimiset ovat yksi paikka. Tyhjä: jokainen omansa.</translation>
    </message>
    <message>
        <source>Distance from places (metres)</source>
        <translation>Etäisyys paikoista (metriä)</translation>
    </message>
    <message>
        <source>How near a work must be to count for a place: 0 for districts, some 15 for streets as lines.</source>
        <translation>Kuinka lähellä työn on oltava, jotta se lasketaan paikalle: 0 kaupunginosille, noin 15 viivoina oleville kaduille.</translation>
    </message>
    <message>
        <source>Of the weeks. Empty: today.</source>
        <translation>Viikkojen. Tyhjä: tänään.</translation>
    </message>
    <message>
        <source>Of the weeks. Empty: a year after today.</source>
        <translation>Viikkojen. Tyhjä: vuoden päästä tästä päivästä.</translation>
    </message>
    <message>
        <source>The works with their indices of car, bus, tram and cycling, the overall one, what decided it, and the colour. One without an end lasts longest; its days are empty.</source>
        <translation>Työt ja niiden auto-, bussi-, raitiotie- ja pyöräilyindeksit, kokonaisindeksi, mikä sen ratkaisi, ja väri. Työ, jolla ei ole loppua, kestää pisimpään; sen päivät ovat tyhjiä.</translation>
    </message>
    <message>
        <source>Nuisance by week</source>
        <translation>Haitta viikoittain</translation>
    </message>
    <message>
        <source>A row for each place and week with works in it: how many, the highest sum of their indices at one moment, and the mean sum over the week. Empty without places.</source>
        <translation>Rivi jokaiselle paikalle ja viikolle, jolloin siellä on töitä: kuinka monta, niiden indeksien suurin yhtäaikainen summa ja summan keskiarvo viikon yli. Tyhjä ilman paikkoja.</translation>
    </message>
    <message>
        <source>Number of works</source>
        <translation>Töiden määrä</translation>
    </message>
    <message>
        <source>Number of works in the highest class</source>
        <translation>Ylimmän luokan töiden määrä</translation>
    </message>
    <message>
        <source>No streets or routes are given, so no work is in the way of anybody.</source>
        <translation>Katuja tai reittejä ei ole annettu, joten mikään työ ei haittaa ketään.</translation>
    </message>
    <message>
        <source>{layer}: transformed {operation}.</source>
        <translation>{layer}: muunnettu {operation}.</translation>
    </message>
    <message>
        <source>{layer}: features left out: {count}. {reason}</source>
        <translation>{layer}: pois jätettyjä kohteita: {count}. {reason}</translation>
    </message>
    <message>
        <source>{layer}: {count} of {number} have no class ({field}), so they do not count.</source>
        <translation>{layer}: {count}/{number} on ilman luokkaa ({field}), joten niitä ei lasketa.</translation>
    </message>
    <message>
        <source>{layer}: values that are no numbers ({field}) and count as 0: {count}, such as “{text}”.</source>
        <translation>{layer}: arvoja, jotka eivät ole lukuja ({field}) ja lasketaan nollana: {count}, esimerkiksi ”{text}”.</translation>
    </message>
    <message>
        <source>{layer}: the mapping does not know the class “{word}” ({count}); it counts as an empty one.</source>
        <translation>{layer}: vastaavuustaulukko ei tunne luokkaa ”{word}” ({count}); se lasketaan kuin tyhjä.</translation>
    </message>
    <message>
        <source>Cars</source>
        <translation>Autot</translation>
    </message>
    <message>
        <source>Buses</source>
        <translation>Bussit</translation>
    </message>
    <message>
        <source>Cycling</source>
        <translation>Pyöräily</translation>
    </message>
    <message>
        <source>Red</source>
        <translation>Punainen</translation>
    </message>
    <message>
        <source>Yellow</source>
        <translation>Keltainen</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>Vihreä</translation>
    </message>
    <message>
        <source>Grey</source>
        <translation>Harmaa</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>Päiviä</translation>
    </message>
    <message>
        <source>Class of the street</source>
        <translation>Kadun luokka</translation>
    </message>
    <message>
        <source>Cars a day</source>
        <translation>Autoja vuorokaudessa</translation>
    </message>
    <message>
        <source>Nuisance</source>
        <translation>Haitta</translation>
    </message>
    <message>
        <source>Decided by</source>
        <translation>Ratkaisee</translation>
    </message>
    <message>
        <source>Monday</source>
        <translation>Maanantai</translation>
    </message>
    <message>
        <source>Highest sum</source>
        <translation>Suurin summa</translation>
    </message>
    <message>
        <source>Mean sum</source>
        <translation>Keskiarvo</translation>
    </message>
    <message>
        <source>The last day is before the first.</source>
        <translation>Viimeinen päivä on ennen ensimmäistä.</translation>
    </message>
    <message>
        <source>Give days from {first} to {last}.</source>
        <translation>Anna päiviä väliltä {first} – {last}.</translation>
    </message>
    <message>
        <source>Choose a coordinate reference system with a code, such as EPSG:3877.</source>
        <translation>Valitse koordinaattijärjestelmä, jolla on koodi, esimerkiksi EPSG:3877.</translation>
    </message>
    <message>
        <source>{crs} is not a projected coordinate reference system in metres. Choose one, such as EPSG:3877.</source>
        <translation>{crs} ei ole metrinen tasokoordinaatisto. Valitse sellainen, esimerkiksi EPSG:3877.</translation>
    </message>
    <message>
        <source>Renew the epoch</source>
        <translation>Uusi epookki</translation>
    </message>
    <message>
        <source>Run this once after the shared database was restored from a backup, before anybody syncs. A restored database has forgotten what came after the backup; with a new epoch every workspace compares itself with the whole database at its next sync instead of asking only for what is new, and what it has not sent yet is kept.&lt;p&gt;Done without need it does no harm: the next syncs take longer. For administrators. In SQL: SELECT coord.renew_epoch().</source>
        <translation>Aja tämä kerran, kun yhteinen tietokanta on palautettu varmuuskopiosta, ennen kuin kukaan synkronoi. Palautettu tietokanta on unohtanut varmuuskopion jälkeiset muutokset; uuden epookin myötä jokainen työtila vertaa seuraavassa synkronoinnissa itseään koko tietokantaan eikä kysy vain uutta, ja mitä se ei ole vielä lähettänyt, säilyy.&lt;p&gt;Tarpeettomana siitä ei ole haittaa: seuraavat synkronoinnit vain kestävät pidempään. Ylläpitäjille. SQL:nä: SELECT coord.renew_epoch().</translation>
    </message>
    <message>
        <source>New epoch</source>
        <translation>Uusi epookki</translation>
    </message>
    <message>
        <source>The epoch was renewed: every workspace compares itself as a whole at its next sync.</source>
        <translation>Epookki uusittiin: jokainen työtila vertaa seuraavassa synkronoinnissa itseään kokonaan.</translation>
    </message>
    <message>
        <source>Name the field in {parameter}.</source>
        <translation>Anna kenttä parametrissa {parameter}.</translation>
    </message>
    <message>
        <source>The field {field} of the layer {layer} holds no times. Choose a date, date-time or text field.</source>
        <translation>Tason {layer} kentässä {field} ei ole aikoja. Valitse päivämäärä-, aikaleima- tai tekstikenttä.</translation>
    </message>
    <message>
        <source>{layer}: {count} features can be compared.</source>
        <translation>{layer}: vertailtavia kohteita {count}.</translation>
    </message>
    <message>
        <source>{layer}: the geometry of {count} features was not valid and has been repaired for this run: {keys}.</source>
        <translation>{layer}: virheellisiä geometrioita {count}, ne korjattiin tätä ajoa varten: {keys}.</translation>
    </message>
    <message>
        <source>{layer}: {count} features were left out: {keys}.</source>
        <translation>{layer}: pois jätettyjä kohteita {count}: {keys}.</translation>
    </message>
    <message>
        <source>{layer}: several features share a key; their overlaps cannot be told apart in the result.</source>
        <translation>{layer}: usealla kohteella on sama tunniste; niiden päällekkäisyyksiä ei voi erottaa toisistaan tuloksessa.</translation>
    </message>
    <message>
        <source>Shift (hours)</source>
        <translation>Siirto (tuntia)</translation>
    </message>
    <message>
        <source>Shared hours</source>
        <translation>Yhteisiä tunteja</translation>
    </message>
    <message>
        <source>Suggest free dates</source>
        <translation>Ehdota vapaita aikoja</translation>
    </message>
    <message>
        <source>Finds when a work or an event of a given length would be in nobody&apos;s way: the first dates without a conflict under a rule set, or, if there are none, those that hurt least. For a record of the workspace it also tells the smallest shift of its present dates (rank 0). Each offer has its reason.&lt;p&gt;All that is there counts with its real times: set-up and clearing, recurring dates one by one, lead and lag, seasons and distances of the rules. Records of the same project are in nobody&apos;s way, and a record never in its own. What is looked for is taken from its start to its end without a break; what is moved by whole days has the times of its recurrence. A record&apos;s set-up and tear-down belong to its length and move along.&lt;p&gt;Of dates that are not free the lightest come first: a high conflict weighs as much as ten medium or a hundred low ones, then the shared hours count, then the earlier date, or the nearer one by whole days. Offers do not overlap each other, but those of what recurs may.</source>
        <translation>Löytää ajat, jolloin tietyn pituinen työ tai tapahtuma ei olisi kenenkään tiellä: ensimmäiset ajat ilman ristiriitaa sääntöjoukon mukaan, tai jos niitä ei ole, vähiten haitalliset. Työtilan kohteelle kerrotaan myös nykyisten aikojen pienin siirto (sija 0). Jokaisella ehdotuksella on syynsä.&lt;p&gt;Kaikki paikalla oleva lasketaan todellisine aikoineen: rakentaminen ja purkaminen, toistuvat ajat yksitellen, sääntöjen varoajat, vuodenajat ja etäisyydet. Saman hankkeen kohteet eivät ole kenenkään tiellä eikä kohde omallaan. Etsittävä varaa paikan alusta loppuun keskeytyksettä; kokonaisin päivin siirrettävällä on toistuvuutensa ajat. Kohteen rakentaminen ja purkaminen kuuluvat sen kestoon ja siirtyvät mukana.&lt;p&gt;Ellei aika ole vapaa, kevyimmät tulevat ensin: korkea ristiriita painaa kuin kymmenen keskitasoista tai sata matalaa, sitten ratkaisevat yhteiset tunnit ja sitten aikaisempi aika, kokonaisin päivin lähempi. Ehdotukset eivät ole päällekkäin, mutta toistuvan kohteen voivat olla.</translation>
    </message>
    <message>
        <source>Ground</source>
        <translation>Maa-alue</translation>
    </message>
    <message>
        <source>The ground that is needed, as WKT in the plane of the workspace, or with its own before it: CRS=EPSG:4326;POLYGON((22.84 62.79, …)). Give this or a record.</source>
        <translation>Tarvittava alue WKT:nä työtilan koordinaattijärjestelmässä, tai oma järjestelmä sen edessä: CRS=EPSG:4326;POLYGON((22.84 62.79, …)). Anna tämä tai kohde.</translation>
    </message>
    <message>
        <source>The identifier of a work or an event of the workspace: its ground, its fields and its dates count. What recurs is moved as a whole, by days, or by weeks where its rule goes by them, each of its times with the conflicts that it would have. One whose dates are not fixed takes as long as the DURATION of its recurrence says; it has no present dates, nor has one without an end.</source>
        <translation>Työtilan työn tai tapahtuman tunniste: sen alue, kentät ja ajat lasketaan. Toistuva kohde siirretään kokonaisena, päivin tai, jos sen sääntö kulkee viikoittain, viikoin, ja jokainen kerta lasketaan ristiriitoineen. Kohde, jonka ajankohta ei ole kiinteä, kestää sen verran kuin sen toistuvuuden DURATION kertoo; sillä ei ole nykyistä aikaa, eikä kohteella, jolla ei ole loppua.</translation>
    </message>
    <message>
        <source>What is to take place: work or event. Of a record its own kind counts.</source>
        <translation>Mitä on tarkoitus tehdä: work (työ) tai event (tapahtuma). Kohteesta lasketaan sen oma laji.</translation>
    </message>
    <message>
        <source>How long the ground is needed, from set-up to clearing, in elapsed hours. Empty: as long as the record takes it at present.</source>
        <translation>Kuinka kauan aluetta tarvitaan rakentamisesta purkamisen loppuun, kuluneina tunteina. Tyhjä: niin kauan kuin kohde sen nyt varaa.</translation>
    </message>
    <message>
        <source>The first moment at which it may begin, in the time zone of the workspace. Empty: now.</source>
        <translation>Ensimmäinen hetki, jona se voi alkaa, työtilan aikavyöhykkeellä. Tyhjä: nyt.</translation>
    </message>
    <message>
        <source>The moment by which it must have ended. Empty: a year after the first.</source>
        <translation>Hetki, johon mennessä sen on päätyttävä. Tyhjä: vuosi ensimmäisestä.</translation>
    </message>
    <message>
        <source>Number of offers</source>
        <translation>Ehdotusten määrä</translation>
    </message>
    <message>
        <source>How many offers at most.</source>
        <translation>Kuinka monta ehdotusta enintään.</translation>
    </message>
    <message>
        <source>The rules that say what a conflict is: one of seinajoki, gipod, lead-lag, clash-opportunity, protected-street, shared-ground, or a JSON file of your own. Empty: those of the workspace, or else seinajoki.</source>
        <translation>Säännöt, jotka kertovat, mikä on ristiriita: jokin kokoelmista seinajoki, gipod, lead-lag, clash-opportunity, protected-street, shared-ground, tai oma JSON-tiedosto. Tyhjä: työtilan omat, muuten seinajoki.</translation>
    </message>
    <message>
        <source>From Monday to Friday. What is longer than a week of them may go on over weekends, but begins and ends on working days.</source>
        <translation>Maanantaista perjantaihin. Viikkoa pidempi voi jatkua viikonloppujen yli, mutta alkaa ja päättyy arkena.</translation>
    </message>
    <message>
        <source>Leaves out Finnish public holidays, Midsummer Eve and Christmas Eve. What fits nowhere between them may go on over them, but begins and ends on other days.</source>
        <translation>Jättää pois Suomen pyhäpäivät, juhannusaaton ja jouluaaton. Se, mikä ei mahdu mihinkään niiden väliin, saa jatkua niiden yli, mutta alkaa ja päättyy muina päivinä.</translation>
    </message>
    <message>
        <source>When it may go on, as weekly hours: 08:00-22:00, or Mo-Fr 07:00-16:00; Sa 10:00-14:00. What is longer than such a day begins and ends inside the hours.</source>
        <translation>Milloin se saa olla käynnissä, viikkoaikoina: 08:00-22:00 tai Ma-Pe 07:00-16:00; La 10:00-14:00. Tällaista päivää pidempi alkaa ja päättyy näiden aikojen sisällä.</translation>
    </message>
    <message>
        <source>Leaves out 1 December to 15 April, when streets are not dug up.</source>
        <translation>Jättää pois 1.12.–15.4., jolloin katuja ei kaiveta auki.</translation>
    </message>
    <message>
        <source>A record is moved by whole days of the wall clock, over nights when clocks change, too: start, end, set-up and clearing keep their times of day. Offers come in the order of shifts, the smallest first (from rank 1). What recurs is always moved so.</source>
        <translation>Kohdetta siirretään kokonaisin päivin, myös kellojen siirron yli: alku, loppu, rakentaminen ja purku pitävät kellonaikansa. Ehdotukset ovat siirron suuruuden järjestyksessä, pienin ensin (sijasta 1 alkaen). Toistuva kohde siirretään aina näin.</translation>
    </message>
    <message>
        <source>Grid of the starts (minutes)</source>
        <translation>Alkamisaikojen väli (minuuttia)</translation>
    </message>
    <message>
        <source>Offers begin at multiples of it.</source>
        <translation>Ehdotukset alkavat sen kerrannaisina.</translation>
    </message>
    <message>
        <source>A row for each offer: rank (0: the smallest shift; by whole days the first is that), start and end in the time zone of the workspace, how many records it would conflict with, the reason, the shift from the present start, the hours shared.</source>
        <translation>Rivi jokaiselle ehdotukselle: sija (0: pienin siirto; kokonaisin päivin se on ensimmäinen), alku ja loppu työtilan aikavyöhykkeellä, kuinka monen kohteen kanssa se olisi ristiriidassa, syy, siirto nykyisestä alusta, yhteiset tunnit.</translation>
    </message>
    <message>
        <source>Number of offers without a conflict</source>
        <translation>Ristiriidattomien ehdotusten määrä</translation>
    </message>
    <message>
        <source>Say for how many hours the ground is needed.</source>
        <translation>Kerro, kuinka monta tuntia aluetta tarvitaan.</translation>
    </message>
    <message>
        <source>Nothing that is {hours} hours long fits between {first} and {last} under these terms.</source>
        <translation>Mikään {hours} tunnin pituinen ei mahdu välille {first} – {last} näillä ehdoilla.</translation>
    </message>
    <message>
        <source>Give the ground that is needed, or the identifier of a record.</source>
        <translation>Anna tarvittava maa-alue tai kohteen tunniste.</translation>
    </message>
    <message>
        <source>There is no work or event {record} with a ground and dates that can be used.</source>
        <translation>Työtä tai tapahtumaa {record}, jonka alue ja ajat ovat käyttökelpoiset, ei ole.</translation>
    </message>
    <message>
        <source>Number of records sent</source>
        <translation>Lähetettyjen kohteiden määrä</translation>
    </message>
    <message>
        <source>Number of records received</source>
        <translation>Vastaanotettujen kohteiden määrä</translation>
    </message>
    <message>
        <source>Number of records merged</source>
        <translation>Yhdistettyjen kohteiden määrä</translation>
    </message>
    <message>
        <source>Number of records refused</source>
        <translation>Hylättyjen kohteiden määrä</translation>
    </message>
    <message>
        <source>Sync workspace</source>
        <translation>Synkronoi työtila</translation>
    </message>
    <message>
        <source>Sends what was changed in a workspace to the shared database, and brings what others changed. The first sync fills the workspace; an administrator&apos;s fills an empty database.&lt;p&gt;&lt;b&gt;Both changed one record.&lt;/b&gt; Different fields are merged. Where the same field was changed, or one deleted what the other changed, both versions are kept and nothing is sent of that record until a person decides; the rest goes on.&lt;p&gt;&lt;b&gt;Refused.&lt;/b&gt; What is another party&apos;s or does not fit is refused with the reason and stays in the workspace.&lt;p&gt;&lt;b&gt;Drafts&lt;/b&gt; are seen by their own party only, and so are the persons of a party.&lt;p&gt;&lt;b&gt;Rules.&lt;/b&gt; Where an administrator has said by which rules all go, the workspace goes by them from then on.&lt;p&gt;A cut line, a crash or a cancelled run does no harm: run it again. The workspace is locked for moments only. A workspace of an older version is upgraded first. Conflicts are no error; the run fails only where nothing could be synced.</source>
        <translation>Lähettää työtilaan tehdyt muutokset yhteiseen tietokantaan ja tuo muiden tekemät. Ensimmäinen synkronointi täyttää työtilan; ylläpitäjän synkronointi täyttää tyhjän tietokannan.&lt;p&gt;&lt;b&gt;Molemmat muuttivat samaa kohdetta.&lt;/b&gt; Eri kenttien muutokset yhdistetään. Jos samaa kenttää muutettiin tai toinen poisti sen, mitä toinen muutti, molemmat versiot säilytetään eikä kohteesta lähetetä mitään, ennen kuin ihminen ratkaisee asian; muu jatkuu.&lt;p&gt;&lt;b&gt;Hylätyt.&lt;/b&gt; Toiselle osapuolelle kuuluva tai sopimaton hylätään syyn kera ja jää työtilaan.&lt;p&gt;&lt;b&gt;Luonnokset&lt;/b&gt; näkee vain oma osapuoli, samoin osapuolen yhteyshenkilöt.&lt;p&gt;&lt;b&gt;Säännöt.&lt;/b&gt; Jos ylläpitäjä on määrännyt yhteiset säännöt, työtila noudattaa niitä siitä lähtien.&lt;p&gt;Katkennut yhteys, kaatuminen tai peruutus ei haittaa: suorita uudelleen. Työtila on lukittuna vain hetkittäin. Vanhemman version työtila päivitetään ensin. Ristiriidat eivät ole virhe; suoritus epäonnistuu vain, jos mitään ei voitu synkronoida.</translation>
    </message>
    <message>
        <source>A PostgreSQL connection saved in QGIS, best with its sign-in in QGIS&apos;s password store; or service=name, an entry of pg_service.conf. Left out: that of the last sync.</source>
        <translation>QGISiin tallennettu PostgreSQL-yhteys, mieluiten kirjautumistiedot QGISin salasanasäilössä; tai service=nimi, merkintä tiedostossa pg_service.conf. Tyhjä: sama kuin viime synkronoinnissa.</translation>
    </message>
    <message>
        <source>Changes neither the workspace nor the database.</source>
        <translation>Ei muuta työtilaa eikä tietokantaa.</translation>
    </message>
    <message>
        <source>Keeps only others&apos; works and events that touch it; what is your own party&apos;s is always kept. Left out: as at the last sync.</source>
        <translation>Pitää muiden töistä ja tapahtumista vain alueeseen osuvat; oman osapuolen kohteet pidetään aina. Tyhjä: kuten edellisessä synkronoinnissa.</translation>
    </message>
    <message>
        <source>For administrators: why records of other parties are changed. Kept in the history.</source>
        <translation>Ylläpitäjille: miksi muiden osapuolten kohteita muutetaan. Tallennetaan historiaan.</translation>
    </message>
    <message>
        <source>The workspace was brought to the form of this version of the plugin.</source>
        <translation>Työtila päivitettiin lisäosan tämän version muotoon.</translation>
    </message>
    <message>
        <source>Choose the shared database: this workspace was never synced.</source>
        <translation>Valitse yhteinen tietokanta: tätä työtilaa ei ole koskaan synkronoitu.</translation>
    </message>
    <message>
        <source>Nothing was changed. This is what would happen:</source>
        <translation>Mitään ei muutettu. Näin tapahtuisi:</translation>
    </message>
    <message>
        <source>{path} cannot be written. Check its rights, or copy it to a folder of your own.</source>
        <translation>Tiedostoon {path} ei voi kirjoittaa. Tarkista sen oikeudet tai kopioi se omaan kansioosi.</translation>
    </message>
    <message>
        <source>Days in use</source>
        <translation>Käyttöpäiviä</translation>
    </message>
    <message>
        <source>Hours in use</source>
        <translation>Käyttötunteja</translation>
    </message>
    <message>
        <source>Busiest week</source>
        <translation>Vilkkain viikko</translation>
    </message>
    <message>
        <source>Works and events in it</source>
        <translation>Töitä ja tapahtumia silloin</translation>
    </message>
    <message>
        <source>Shares ground with</source>
        <translation>Yhteistä alaa näiden kanssa</translation>
    </message>
    <message>
        <source>Most at once</source>
        <translation>Eniten yhtä aikaa</translation>
    </message>
    <message>
        <source>Record: identifier</source>
        <translation>Kohde: tunniste</translation>
    </message>
    <message>
        <source>Used, some overlap</source>
        <translation>Käytössä, päällekkäisyyksiä</translation>
    </message>
    <message>
        <source>Used, none overlap</source>
        <translation>Käytössä, ei päällekkäisyyksiä</translation>
    </message>
    <message>
        <source>Not used</source>
        <translation>Ei käytössä</translation>
    </message>
    <message>
        <source>{records} records on {days} days, {overlaps} overlaps.</source>
        <translation>{records} kohdetta {days} päivänä, {overlaps} päällekkäisyyttä.</translation>
    </message>
    <message>
        <source>The busiest week is {week}/{year} with {records} records.</source>
        <translation>Vilkkain viikko on {week}/{year}: {records} kohdetta.</translation>
    </message>
    <message>
        <source>Shares ground with: {areas}.</source>
        <translation>Yhteistä maata: {areas}.</translation>
    </message>
    <message>
        <source>The GeoPackage file of the workspace; what is saved in it counts. Or a shared database, of which what your login may see counts: the name of a PostgreSQL connection saved in QGIS, or service=name.</source>
        <translation>Työtilan GeoPackage-tiedosto; tallennettu sisältö ratkaisee. Tai yhteinen tietokanta, josta otetaan huomioon se, minkä tunnuksesi saa nähdä: QGISiin tallennetun PostgreSQL-yhteyden nimi tai service=nimi.</translation>
    </message>
    <message>
        <source>Reads everything but others&apos; drafts and persons</source>
        <translation>Lukee kaiken paitsi muiden luonnokset ja henkilöt</translation>
    </message>
    <message>
        <source>Changes what is its party&apos;s own</source>
        <translation>Muuttaa oman osapuolensa tietoja</translation>
    </message>
    <message>
        <source>Administers: changes everything, with a reason</source>
        <translation>Ylläpitää: muuttaa kaikkea, syyn ilmoittaen</translation>
    </message>
    <message>
        <source>A portal: reads everything but drafts and persons</source>
        <translation>Portaali: lukee kaiken paitsi luonnokset ja henkilöt</translation>
    </message>
    <message>
        <source>No rights any more</source>
        <translation>Ei enää oikeuksia</translation>
    </message>
    <message>
        <source>Only an administrator of the shared database may do this.</source>
        <translation>Vain yhteisen tietokannan ylläpitäjä saa tehdä tämän.</translation>
    </message>
    <message>
        <source>A party needs a name.</source>
        <translation>Osapuoli tarvitsee nimen.</translation>
    </message>
    <message>
        <source>There is a party {party} already.</source>
        <translation>Osapuoli {party} on jo olemassa.</translation>
    </message>
    <message>
        <source>There is no party {party}.</source>
        <translation>Osapuolta {party} ei ole.</translation>
    </message>
    <message>
        <source>There is no role {role}; there are public, reader, editor and admin.</source>
        <translation>Roolia {role} ei ole; roolit ovat public, reader, editor ja admin.</translation>
    </message>
    <message>
        <source>There is no login {login} on the server. Who administers the server makes it: CREATE ROLE … LOGIN.</source>
        <translation>Palvelimella ei ole tunnusta {login}. Palvelimen ylläpitäjä luo sen: CREATE ROLE … LOGIN.</translation>
    </message>
    <message>
        <source>An editor changes what is its party&apos;s own: name the party of {login}.</source>
        <translation>Muokkaaja muuttaa oman osapuolensa tietoja: anna tunnuksen {login} osapuoli.</translation>
    </message>
    <message>
        <source>A public login belongs to no party; it would see the drafts of that party.</source>
        <translation>Julkinen tunnus ei kuulu mihinkään osapuoleen; se näkisi sen luonnokset.</translation>
    </message>
    <message>
        <source>Somebody else gave {login} these rights, or a group does. Take them away there: REVOKE … FROM {login}.</source>
        <translation>Joku muu tai ryhmä on antanut tunnukselle {login} nämä oikeudet. Ota ne pois siellä: REVOKE … FROM {login}.</translation>
    </message>
    <message>
        <source>These are no rules that can be shared. Give the name of a rule set, or one as JSON of at most 256 KiB.</source>
        <translation>Näitä sääntöjä ei voi jakaa. Anna sääntöjoukon nimi tai sääntöjoukko JSON-muodossa, enintään 256 KiB.</translation>
    </message>
    <message>
        <source>Somebody else changed the rules of the shared database meanwhile, so these were not saved. Sync if this is a file, then open the rules anew.</source>
        <translation>Joku muu muutti sillä välin yhteisen tietokannan sääntöjä, joten näitä ei tallennettu. Jos tämä on tiedosto, synkronoi se ja avaa säännöt sitten uudelleen.</translation>
    </message>
    <message>
        <source>Trigger {trigger} of {table} is not always on: ALTER TABLE coord.{table} ENABLE ALWAYS TRIGGER {trigger}.</source>
        <translation>Taulun {table} triggeri {trigger} ei ole aina päällä: ALTER TABLE coord.{table} ENABLE ALWAYS TRIGGER {trigger}.</translation>
    </message>
    <message>
        <source>Table {table} has no trigger for {operation}: such changes are not captured.</source>
        <translation>Taululla {table} ei ole triggeriä toiminnolle {operation}: sellaisia muutoksia ei havaita.</translation>
    </message>
    <message>
        <source>Row-level security of {table} is not on and forced: everybody may read and write it.</source>
        <translation>Taulun {table} rivitason suojaus ei ole päällä ja pakotettu: kaikki voivat lukea ja kirjoittaa sitä.</translation>
    </message>
    <message>
        <source>Table {table} is missing.</source>
        <translation>Taulu {table} puuttuu.</translation>
    </message>
    <message>
        <source>{object} belongs to {owner}, not to coord_owner.</source>
        <translation>{object} on roolin {owner} omistama, ei roolin coord_owner.</translation>
    </message>
    <message>
        <source>Function {function} runs as its owner without a search path of its own.</source>
        <translation>Funktio {function} suoritetaan omistajanaan ilman omaa hakupolkua (search_path).</translation>
    </message>
    <message>
        <source>Everybody may run {function}: REVOKE EXECUTE ON FUNCTION {function} FROM PUBLIC.</source>
        <translation>Kaikki saavat suorittaa funktion {function}: REVOKE EXECUTE ON FUNCTION {function} FROM PUBLIC.</translation>
    </message>
    <message>
        <source>{role} may make things of its own in schema coord.</source>
        <translation>{role} saa luoda omiaan skeemaan coord.</translation>
    </message>
    <message>
        <source>Index {index} is not valid: REINDEX INDEX {index}.</source>
        <translation>Indeksi {index} ei ole kelvollinen: REINDEX INDEX {index}.</translation>
    </message>
    <message>
        <source>The rule {constraint} of {table} is not enforced for all rows.</source>
        <translation>Taulun {table} sääntöä {constraint} ei ole tarkistettu kaikilta riveiltä.</translation>
    </message>
    <message>
        <source>{role} can sign in, although it is a group: ALTER ROLE {role} NOLOGIN.</source>
        <translation>{role} voi kirjautua, vaikka se on ryhmä: ALTER ROLE {role} NOLOGIN.</translation>
    </message>
    <message>
        <source>{login} gets round the rights of rows: ALTER ROLE {login} NOBYPASSRLS.</source>
        <translation>{login} kiertää rivien oikeudet: ALTER ROLE {login} NOBYPASSRLS.</translation>
    </message>
    <message>
        <source>The member {login} has no login on the server: SELECT coord.remove_member(&apos;{login}&apos;).</source>
        <translation>Jäsenellä {login} ei ole tunnusta palvelimella: SELECT coord.remove_member(&apos;{login}&apos;).</translation>
    </message>
    <message>
        <source>The editor {login} has no party and can change nothing: SELECT coord.add_member(&apos;{login}&apos;, …).</source>
        <translation>Muokkaajalla {login} ei ole osapuolta, eikä se voi muuttaa mitään: SELECT coord.add_member(&apos;{login}&apos;, …).</translation>
    </message>
    <message>
        <source>The time zone {time_zone} of the shared database is unknown to this server.</source>
        <translation>Tämä palvelin ei tunne yhteisen tietokannan aikavyöhykettä {time_zone}.</translation>
    </message>
    <message>
        <source>This database was restored from a backup: SELECT coord.renew_epoch().</source>
        <translation>Tämä tietokanta on palautettu varmuuskopiosta: SELECT coord.renew_epoch().</translation>
    </message>
    <message>
        <source>{count} records of {table} do not stand in coord.change as they are: they were changed behind the triggers, and no workspace hears of it.</source>
        <translation>{count} taulun {table} tietuetta ei ole taulussa coord.change sellaisina kuin ne ovat: niitä on muutettu triggerien ohi, eikä mikään työtila saa siitä tietoa.</translation>
    </message>
    <message>
        <source>There is no login {login} on the server, and yours may not make one (CREATEROLE). Who administers the server makes it: CREATE ROLE … LOGIN.</source>
        <translation>Palvelimella ei ole tunnusta {login}, eikä sinun tunnuksesi saa luoda sitä (CREATEROLE). Palvelimen ylläpitäjä luo sen: CREATE ROLE … LOGIN.</translation>
    </message>
    <message>
        <source>The rules by which all go cannot be read: {reason}</source>
        <translation>Yhteisiä sääntöjä ei voi lukea: {reason}</translation>
    </message>
    <message>
        <source>Connected to {database} on {host} as {login}; encrypted ({protocol}).</source>
        <translation>Yhteys tietokantaan {database} palvelimella {host} tunnuksella {login}; salattu ({protocol}).</translation>
    </message>
    <message>
        <source>Connected to {database} on {host} as {login}; not encrypted.</source>
        <translation>Yhteys tietokantaan {database} palvelimella {host} tunnuksella {login}; ei salattu.</translation>
    </message>
    <message>
        <source>There is no party {party}. There are: {names}.</source>
        <translation>Osapuolta {party} ei ole. Osapuolet ovat: {names}.</translation>
    </message>
    <message>
        <source>A batch with this identifier was sent before, with other content.</source>
        <translation>Tällä tunnisteella lähetettiin jo erä, jonka sisältö oli toinen.</translation>
    </message>
    <message>
        <source>A person of one party cannot be given to another; add the person there anew.</source>
        <translation>Osapuolen yhteyshenkilöä ei voi siirtää toiselle; lisää henkilö sinne uudelleen.</translation>
    </message>
    <message>
        <source>No party decided so; each decides for itself, under Decisions.</source>
        <translation>Kukaan ei ole päättänyt näin; kukin osapuoli päättää itse välilehdellä Päätökset.</translation>
    </message>
    <message>
        <source>Other records still refer to this one.</source>
        <translation>Muut kohteet viittaavat vielä tähän.</translation>
    </message>
    <message>
        <source>Tables of the shared database cannot be emptied at one stroke; delete records instead.</source>
        <translation>Yhteisen tietokannan tauluja ei voi tyhjentää kerralla; poista kohteita.</translation>
    </message>
    <message>
        <source>The batch cannot be read. Nothing was stored.</source>
        <translation>Erää ei voi lukea. Mitään ei tallennettu.</translation>
    </message>
    <message>
        <source>The field “{field}” holds no time of whole minutes.</source>
        <translation>Kentässä ”{field}” ei ole aikaa täysin minuutein.</translation>
    </message>
    <message>
        <source>The ground crosses or touches itself.</source>
        <translation>Alueen raja leikkaa tai koskettaa itseään.</translation>
    </message>
    <message>
        <source>The ground is empty.</source>
        <translation>Alue on tyhjä.</translation>
    </message>
    <message>
        <source>The identifier of a record cannot be changed.</source>
        <translation>Kohteen tunnistetta ei voi muuttaa.</translation>
    </message>
    <message>
        <source>The number in the field “{field}” is not allowed.</source>
        <translation>Kentän ”{field}” luku ei kelpaa.</translation>
    </message>
    <message>
        <source>The party of this record does not exist.</source>
        <translation>Kohteen osapuolta ei ole.</translation>
    </message>
    <message>
        <source>The server cannot take this record: {detail}</source>
        <translation>Palvelin ei voi ottaa kohdetta vastaan: {detail}</translation>
    </message>
    <message>
        <source>The value of the field “{field}” is not in its list.</source>
        <translation>Kentän ”{field}” arvo ei ole luettelossa.</translation>
    </message>
    <message>
        <source>The venue of this record does not exist.</source>
        <translation>Kohteen tapahtumapaikkaa ei ole.</translation>
    </message>
    <message>
        <source>The workspace and the shared database are of different versions. Update the older of them.</source>
        <translation>Työtila ja yhteinen tietokanta ovat eri versiota. Päivitä vanhempi.</translation>
    </message>
    <message>
        <source>Your login may read the shared database, but not change anything in it.</source>
        <translation>Tunnuksesi saa lukea yhteistä tietokantaa mutta ei muuttaa sitä.</translation>
    </message>
    <message>
        <source>{who} changed: {fields}</source>
        <translation>{who} muutti: {fields}</translation>
    </message>
    <message>
        <source>The workspace does not take it: {problem}</source>
        <translation>Työtila ei hyväksy tätä: {problem}</translation>
    </message>
    <message>
        <source>No longer in the shared database</source>
        <translation>Ei enää yhteisessä tietokannassa</translation>
    </message>
    <message>
        <source>The database server {host} was not found. Check the host of the connection, and the network.</source>
        <translation>Tietokantapalvelinta {host} ei löytynyt. Tarkista yhteyden palvelinnimi ja verkko.</translation>
    </message>
    <message>
        <source>The database server {host} cannot be reached. Check the network or the VPN.</source>
        <translation>Tietokantapalvelimeen {host} ei saada yhteyttä. Tarkista verkko tai VPN.</translation>
    </message>
    <message>
        <source>The connection asks for encryption (TLS), but the server does not offer it. Have its administrator switch it on; only where the network itself is safe choose another SSL mode.</source>
        <translation>Yhteys vaatii salausta (TLS), mutta palvelin ei tarjoa sitä. Pyydä palvelimen ylläpitäjää ottamaan se käyttöön; valitse toinen SSL-tila vain, jos verkko itsessään on turvallinen.</translation>
    </message>
    <message>
        <source>The server&apos;s certificate is not accepted, so nothing was sent: {reason}</source>
        <translation>Palvelimen varmennetta ei hyväksytä, joten mitään ei lähetetty: {reason}</translation>
    </message>
    <message>
        <source>The server accepts encrypted connections only. Set the connection&apos;s SSL mode to “require” or more.</source>
        <translation>Palvelin hyväksyy vain salatut yhteydet. Aseta yhteyden SSL-tilaksi ”require” tai tiukempi.</translation>
    </message>
    <message>
        <source>The server does not let {user} into the database {database} from this computer. Its administrator allows it in pg_hba.conf.</source>
        <translation>Palvelin ei päästä tunnusta {user} tietokantaan {database} tältä koneelta. Ylläpitäjä sallii sen tiedostossa pg_hba.conf.</translation>
    </message>
    <message>
        <source>The server does not accept the user name or the password. Check them in the connection&apos;s settings.</source>
        <translation>Palvelin ei hyväksy käyttäjätunnusta tai salasanaa. Tarkista ne yhteyden asetuksista.</translation>
    </message>
    <message>
        <source>{user} is a group, not a person&apos;s login. Connect with a login of your own.</source>
        <translation>{user} on ryhmä, ei henkilön tunnus. Yhdistä omalla tunnuksellasi.</translation>
    </message>
    <message>
        <source>There is no database {database} on the server. Check the connection&apos;s settings.</source>
        <translation>Palvelimella ei ole tietokantaa {database}. Tarkista yhteyden asetukset.</translation>
    </message>
    <message>
        <source>{user} may not use the database {database}. Ask its administrator.</source>
        <translation>Tunnuksella {user} ei ole oikeutta tietokantaan {database}. Kysy sen ylläpitäjältä.</translation>
    </message>
    <message>
        <source>The server has no free connection at the moment. Try again in a minute.</source>
        <translation>Palvelimella ei ole juuri nyt vapaata yhteyttä. Yritä minuutin kuluttua uudelleen.</translation>
    </message>
    <message>
        <source>The server is just starting or stopping. Try again in a minute.</source>
        <translation>Palvelin on juuri käynnistymässä tai pysähtymässä. Yritä minuutin kuluttua uudelleen.</translation>
    </message>
    <message>
        <source>There is no service {service} in pg_service.conf on this computer.</source>
        <translation>Tämän koneen tiedostossa pg_service.conf ei ole palvelua {service}.</translation>
    </message>
    <message>
        <source>The database server {host} does not answer. Is it running, and is the port {port} right?</source>
        <translation>Tietokantapalvelin {host} ei vastaa. Onko se käynnissä ja onko portti {port} oikea?</translation>
    </message>
    <message>
        <source>The connection to the database broke. Nothing is lost: try again.</source>
        <translation>Yhteys tietokantaan katkesi. Mitään ei ole menetetty: yritä uudelleen.</translation>
    </message>
    <message>
        <source>The disk of the database server is full. Nothing was stored; tell its administrator.</source>
        <translation>Tietokantapalvelimen levy on täynnä. Mitään ei tallennettu; kerro ylläpitäjälle.</translation>
    </message>
    <message>
        <source>The database server is short of memory. Nothing was stored; try again later.</source>
        <translation>Tietokantapalvelimelta loppui muisti. Mitään ei tallennettu; yritä myöhemmin uudelleen.</translation>
    </message>
    <message>
        <source>Somebody else holds what is needed. Nothing was stored; try again in a minute.</source>
        <translation>Joku muu pitää tarvittavaa varattuna. Mitään ei tallennettu; yritä minuutin kuluttua uudelleen.</translation>
    </message>
    <message>
        <source>Two people changed the same records at once. Nothing was stored; try again.</source>
        <translation>Kaksi henkilöä muutti samoja tietueita yhtä aikaa. Mitään ei tallennettu; yritä uudelleen.</translation>
    </message>
    <message>
        <source>The database took longer than it may, and was stopped. Nothing was stored; try again later.</source>
        <translation>Tietokannalla kesti sallittua kauemmin, ja toiminto pysäytettiin. Mitään ei tallennettu; yritä myöhemmin uudelleen.</translation>
    </message>
    <message>
        <source>This server is a read-only copy. Connect to the main server to change anything.</source>
        <translation>Tämä palvelin on vain luettava kopio. Muuta tietoja yhdistämällä pääpalvelimeen.</translation>
    </message>
    <message>
        <source>Your login has no right to this: {reason}. Ask the administrator of the shared database.</source>
        <translation>Tunnuksellasi ei ole oikeutta tähän: {reason}. Kysy yhteisen tietokannan ylläpitäjältä.</translation>
    </message>
    <message>
        <source>This database holds no shared workspace of this version ({reason}). Its administrator runs “Install database”.</source>
        <translation>Tässä tietokannassa ei ole tämän version yhteistä työtilaa ({reason}). Ylläpitäjä ajaa toiminnon ”Asenna tietokanta”.</translation>
    </message>
    <message>
        <source>The settings of the database connection cannot be read. Check them.</source>
        <translation>Tietokantayhteyden asetuksia ei voi lukea. Tarkista ne.</translation>
    </message>
    <message>
        <source>The database refused: {reason}</source>
        <translation>Tietokanta kieltäytyi: {reason}</translation>
    </message>
    <message>
        <source>The database cannot be reached: {reason}</source>
        <translation>Tietokantaan ei saada yhteyttä: {reason}</translation>
    </message>
    <message>
        <source>There is a schema “coord” in the database that is not a shared workspace.</source>
        <translation>Tietokannassa on skeema ”coord”, joka ei ole yhteinen työtila.</translation>
    </message>
    <message>
        <source>A new database needs a coordinate reference system and a time zone.</source>
        <translation>Uusi tietokanta tarvitsee koordinaattijärjestelmän ja aikavyöhykkeen.</translation>
    </message>
    <message>
        <source>The database server does not know the time zone “{zone}”.</source>
        <translation>Tietokantapalvelin ei tunne aikavyöhykettä ”{zone}”.</translation>
    </message>
    <message>
        <source>Your login may not upgrade this database: it must be a superuser or a member of coord_owner.</source>
        <translation>Tunnuksesi ei saa päivittää tätä tietokantaa: sen on oltava pääkäyttäjä tai roolin coord_owner jäsen.</translation>
    </message>
    <message>
        <source>The database was made by a newer version of Seinäjoki Coord. Update the plugin first.</source>
        <translation>Tietokanta on tehty Seinäjoki Coordin uudemmalla versiolla. Päivitä ensin lisäosa.</translation>
    </message>
    <message>
        <source>The migration {name} is not the one that this database was made with. Nothing was changed.</source>
        <translation>Migraatio {name} ei ole se, jolla tämä tietokanta on tehty. Mitään ei muutettu.</translation>
    </message>
    <message>
        <source>The database uses {its}, not {asked}; that cannot be changed.</source>
        <translation>Tietokannassa on {its}, ei {asked}; sitä ei voi muuttaa.</translation>
    </message>
    <message>
        <source>The times of the database are those of {its}, not {asked}; that cannot be changed.</source>
        <translation>Tietokannan ajat ovat vyöhykkeen {its}, eivät {asked}; sitä ei voi muuttaa.</translation>
    </message>
    <message>
        <source>PostgreSQL {version} is too old; {oldest} or newer is needed.</source>
        <translation>PostgreSQL {version} on liian vanha; tarvitaan {oldest} tai uudempi.</translation>
    </message>
    <message>
        <source>The texts of the database must be UTF8, not {encoding}.</source>
        <translation>Tietokannan tekstien on oltava UTF8, ei {encoding}.</translation>
    </message>
    <message>
        <source>PostGIS is not installed on the database server. Its administrator installs the package.</source>
        <translation>PostGISiä ei ole asennettu tietokantapalvelimelle. Ylläpitäjä asentaa paketin.</translation>
    </message>
    <message>
        <source>PostGIS {version} is too old; {oldest} or newer is needed.</source>
        <translation>PostGIS {version} on liian vanha; tarvitaan {oldest} tai uudempi.</translation>
    </message>
    <message>
        <source>Your login may not make roles (CREATEROLE), which the shared database needs.</source>
        <translation>Tunnuksesi ei saa luoda rooleja (CREATEROLE), joita yhteinen tietokanta tarvitsee.</translation>
    </message>
    <message>
        <source>Your login may not make a schema in this database (CREATE).</source>
        <translation>Tunnuksesi ei saa luoda skeemaa tähän tietokantaan (CREATE).</translation>
    </message>
    <message>
        <source>The database server does not know the coordinate reference system {crs}.</source>
        <translation>Tietokantapalvelin ei tunne koordinaattijärjestelmää {crs}.</translation>
    </message>
    <message>
        <source>The shared database needs a coordinate reference system of EPSG, not {crs}.</source>
        <translation>Yhteinen tietokanta tarvitsee EPSG:n koordinaattijärjestelmän, ei järjestelmää {crs}.</translation>
    </message>
    <message>
        <source>The table {table} has no column {column}.</source>
        <translation>Taulussa {table} ei ole saraketta {column}.</translation>
    </message>
    <message>
        <source>The table {table} has no such geometry.</source>
        <translation>Taulussa {table} ei ole tällaista geometriaa.</translation>
    </message>
    <message>
        <source>The column {column} of {table} holds no times: a date, a date-time or a text is needed.</source>
        <translation>Taulun {table} sarakkeessa {column} ei ole aikoja: tarvitaan päivämäärä, päivämäärä ja kellonaika tai teksti.</translation>
    </message>
    <message>
        <source>The table {table} has no primary key of one column; name a column that tells its rows apart.</source>
        <translation>Taulussa {table} ei ole yhden sarakkeen perusavainta; nimeä sarake, joka erottaa rivit toisistaan.</translation>
    </message>
    <message>
        <source>Distance, lead and lag are numbers from 0 up.</source>
        <translation>Etäisyys, ennakko ja jälkiaika ovat lukuja nollasta ylöspäin.</translation>
    </message>
    <message>
        <source>The reference system of {table} does not measure in metres, so the database cannot tell distances and areas in it. Find the overlaps in QGIS instead.</source>
        <translation>Taulun {table} koordinaattijärjestelmän mitat eivät ole metrejä, joten tietokanta ei voi laskea siinä etäisyyksiä ja pinta-aloja. Etsi päällekkäisyydet QGISissä.</translation>
    </message>
    <message>
        <source>This database cannot find overlaps itself: it has no functions of Seinäjoki Coord. Its administrator runs “Install database”; or leave the search to QGIS.</source>
        <translation>Tämä tietokanta ei voi itse etsiä päällekkäisyyksiä: siinä ei ole Seinäjoki Coordin funktioita. Tietokannan ylläpitäjä ajaa toiminnon ”Asenna tietokanta”, tai jätä haku QGISille.</translation>
    </message>
    <message>
        <source>The party {name} is the one of that name in the shared database.</source>
        <translation>Osapuoli {name} on yhteisen tietokannan samanniminen osapuoli.</translation>
    </message>
    <message>
        <source>The shared database has older versions than this workspace has seen: it was restored from a backup, perhaps. Everything is compared. Ask its administrator to renew the epoch.</source>
        <translation>Yhteisen tietokannan versiot ovat vanhempia kuin ne, jotka tämä työtila on jo nähnyt: se on ehkä palautettu varmuuskopiosta. Kaikki verrataan. Pyydä ylläpitäjää uusimaan epookki.</translation>
    </message>
    <message>
        <source>The identifier {id} is no UUID in small letters.</source>
        <translation>Tunniste {id} ei ole pienin kirjaimin kirjoitettu UUID.</translation>
    </message>
    <message>
        <source>The geometry cannot be sent: {problem}</source>
        <translation>Geometriaa ei voi lähettää: {problem}</translation>
    </message>
    <message>
        <source>The field “{field}” holds a value that a database cannot store.</source>
        <translation>Kentässä ”{field}” on arvo, jota tietokanta ei voi tallentaa.</translation>
    </message>
    <message>
        <source>The server did not take it.</source>
        <translation>Palvelin ei ottanut sitä vastaan.</translation>
    </message>
    <message>
        <source>Another record has this identifier already.</source>
        <translation>Toisella kohteella on jo tämä tunniste.</translation>
    </message>
    <message>
        <source>The record is no longer there.</source>
        <translation>Kohdetta ei enää ole.</translation>
    </message>
    <message>
        <source>Somebody else is checking the shared database just now. Try again later.</source>
        <translation>Joku muu tarkistaa juuri nyt yhteistä tietokantaa. Yritä myöhemmin uudelleen.</translation>
    </message>
    <message>
        <source>The shared database is of an older version, or is none. Its administrator runs “Install database”.</source>
        <translation>Yhteinen tietokanta on vanhempaa versiota tai sitä ei ole. Sen ylläpitäjä ajaa työkalun ”Asenna tietokanta”.</translation>
    </message>
    <message>
        <source>The rules of the shared database cannot be read, so the workspace keeps those that it has. {reason}</source>
        <translation>Yhteisen tietokannan sääntöjä ei voi lukea, joten työtila pitää nykyiset sääntönsä. {reason}</translation>
    </message>
    <message>
        <source>The rules of the workspace are new: “{rules}”, as in the shared database.</source>
        <translation>Työtilan säännöt ovat uudet: ”{rules}”, kuten yhteisessä tietokannassa.</translation>
    </message>
    <message>
        <source>The connection to the database broke. Nothing was changed; run again.</source>
        <translation>Yhteys tietokantaan katkesi. Mitään ei muutettu; suorita uudelleen.</translation>
    </message>
    <message>
        <source>The shared database has a newer schema ({found}) than this plugin knows ({known}). Update the plugin.</source>
        <translation>Yhteisen tietokannan rakenne ({found}) on uudempi kuin tämä lisäosa tuntee ({known}). Päivitä lisäosa.</translation>
    </message>
    <message>
        <source>Cancelled. What was sent so far is stored on the server; the next sync goes on from there, and nothing is lost.</source>
        <translation>Peruutettu. Tähän asti lähetetty on tallessa palvelimella; seuraava synkronointi jatkaa siitä, eikä mitään katoa.</translation>
    </message>
    <message>
        <source>The shared database is of a newer version: this plugin reads it, but sends nothing. Update the plugin.</source>
        <translation>Yhteinen tietokanta on uudempaa versiota: tämä lisäosa lukee sitä mutta ei lähetä mitään. Päivitä lisäosa.</translation>
    </message>
    <message>
        <source>Your login may only read the shared database: your own changes stay in this workspace.</source>
        <translation>Tunnuksesi saa vain lukea yhteistä tietokantaa: omat muutoksesi jäävät tähän työtilaan.</translation>
    </message>
    <message>
        <source>{path} belongs to another shared database. Sync it with that one, or take a new workspace for this one.</source>
        <translation>{path} kuuluu toiseen yhteiseen tietokantaan. Synkronoi se sen kanssa tai ota tälle uusi työtila.</translation>
    </message>
    <message>
        <source>The shared database has not reached what this workspace has seen already: it was restored from a backup, or this is a copy that lags behind. Nothing was changed. Ask its administrator to check it and to renew the epoch.</source>
        <translation>Yhteinen tietokanta ei ole vielä siinä, minkä tämä työtila on jo nähnyt: se on palautettu varmuuskopiosta, tai tämä on jälkeen jäänyt kopio. Mitään ei muutettu. Pyydä sen ylläpitäjää tarkistamaan se ja uusimaan epookki.</translation>
    </message>
    <message>
        <source>The workspace is in {here}, the shared database in {there}. Make a new workspace in {there} and import into it.</source>
        <translation>Työtila on järjestelmässä {here}, yhteinen tietokanta järjestelmässä {there}. Tee uusi työtila järjestelmään {there} ja tuo kohteet siihen.</translation>
    </message>
    <message>
        <source>The times of the workspace are those of {here}, of the shared database {there}. Make a new workspace for {there}.</source>
        <translation>Työtilan ajat ovat aikavyöhykettä {here}, yhteisen tietokannan {there}. Tee uusi työtila vyöhykkeelle {there}.</translation>
    </message>
    <message>
        <source>The shared database is of a newer version ({there}, this plugin knows {here}). Update the plugin; until then you can go on working in your workspace.</source>
        <translation>Yhteinen tietokanta on uudempaa versiota ({there}, tämä lisäosa tuntee version {here}). Päivitä lisäosa; siihen asti voit jatkaa työtä työtilassasi.</translation>
    </message>
    <message>
        <source>The shared database is of an older version ({there}, this plugin needs {here}). Ask its administrator to run “Install database”; until then you can go on working in your workspace.</source>
        <translation>Yhteinen tietokanta on vanhempaa versiota ({there}, tämä lisäosa tarvitsee version {here}). Pyydä ylläpitäjää ajamaan ”Asenna tietokanta”; siihen asti voit jatkaa työtä työtilassasi.</translation>
    </message>
    <message>
        <source>You and {who} both changed: {fields}</source>
        <translation>Sinä ja {who} muutitte molemmat: {fields}</translation>
    </message>
    <message>
        <source>This conflict has been settled already.</source>
        <translation>Tämä ristiriita on jo ratkaistu.</translation>
    </message>
    <message>
        <source>{path} is in use by another program. Save or close it there and try again.</source>
        <translation>{path} on toisen ohjelman käytössä. Tallenna tai sulje se siellä ja yritä uudelleen.</translation>
    </message>
    <message>
        <source>{path} is not a GeoPackage.</source>
        <translation>{path} ei ole GeoPackage-tiedosto.</translation>
    </message>
    <message>
        <source>{path}: {text}</source>
        <translation>{path}: {text}</translation>
    </message>
    <message>
        <source>{crs} is not a coordinate reference system that is known here.</source>
        <translation>Koordinaattijärjestelmää {crs} ei tunneta.</translation>
    </message>
    <message>
        <source>It has no identifier and is left out. Copy the record, which gives the copy one, and delete it.</source>
        <translation>Tietueella ei ole tunnistetta, ja se jätetään pois. Kopioi tietue, jolloin kopio saa tunnisteen, ja poista alkuperäinen.</translation>
    </message>
    <message>
        <source>“{text}” in the field “{field}” is of the wrong type and counts as empty.</source>
        <translation>”{text}” kentässä ”{field}” on väärän tyyppinen, ja kenttää pidetään tyhjänä.</translation>
    </message>
    <message>
        <source>This version of the plugin has no rule set {rules}. It has {known}.</source>
        <translation>Tässä lisäosan versiossa ei ole sääntöjoukkoa {rules}. Siinä on {known}.</translation>
    </message>
    <message>
        <source>A workspace is a GeoPackage: give a file name that ends in .gpkg, not {name}.</source>
        <translation>Työtila on GeoPackage-tiedosto: anna tiedostonimi, jonka pääte on .gpkg, ei {name}.</translation>
    </message>
    <message>
        <source>{path} exists already. Choose another name, or delete it first.</source>
        <translation>{path} on jo olemassa. Valitse toinen nimi tai poista se ensin.</translation>
    </message>
    <message>
        <source>There is no folder {folder}.</source>
        <translation>Kansiota {folder} ei ole.</translation>
    </message>
    <message>
        <source>{path} is a GeoPackage but not a workspace. Make one with “Create workspace”.</source>
        <translation>{path} on GeoPackage-tiedosto mutta ei työtila. Tee työtila toiminnolla ”Luo työtila”.</translation>
    </message>
    <message>
        <source>{path} has lost its description (the table “workspace” is empty).</source>
        <translation>Tiedostosta {path} puuttuu työtilan kuvaus (taulu ”workspace” on tyhjä).</translation>
    </message>
    <message>
        <source>{path} was made by a newer version of this plugin (schema {found}, this one knows {known}). Update the plugin.</source>
        <translation>{path} on tehty tämän lisäosan uudemmalla versiolla (skeema {found}, tämä tuntee version {known}). Päivitä lisäosa.</translation>
    </message>
</context>
</TS>
