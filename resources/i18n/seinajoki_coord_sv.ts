<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="sv_FI" sourcelanguage="en">
<context>
    <name>seinajoki_coord</name>
    <message>
        <source>What you chose has changed or was closed after it was shown. Nothing was decided; look at it again.</source>
        <translation>Det du valde har ändrats eller stängts efter att det visades. Ingenting beslutades; titta på det igen.</translation>
    </message>
    <message>
        <source>Cancelled; nothing was written.</source>
        <translation>Avbrutet; ingenting skrevs.</translation>
    </message>
    <message>
        <source>set-up</source>
        <translation>uppbyggnad</translation>
    </message>
    <message>
        <source>while it goes on</source>
        <translation>pågår</translation>
    </message>
    <message>
        <source>clearing</source>
        <translation>nedmontering</translation>
    </message>
    <message>
        <source>guarantee</source>
        <translation>garanti</translation>
    </message>
    <message>
        <source>open</source>
        <translation>öppet</translation>
    </message>
    <message>
        <source>(no title)</source>
        <translation>(inget namn)</translation>
    </message>
    <message>
        <source>all the time</source>
        <translation>hela tiden</translation>
    </message>
    <message>
        <source>from {start}, no end</source>
        <translation>från {start}, inget slut</translation>
    </message>
    <message>
        <source>until {end}</source>
        <translation>till {end}</translation>
    </message>
    <message>
        <source>by turns all the time</source>
        <translation>turvis hela tiden</translation>
    </message>
    <message>
        <source>changing over at {moment}</source>
        <translation>byte {moment}</translation>
    </message>
    <message>
        <source>first one until {end}, then the other from {start}</source>
        <translation>först den ena till {end}, sedan den andra från {start}</translation>
    </message>
    <message>
        <source>{count} d</source>
        <translation>{count}&#xa0;dygn</translation>
    </message>
    <message>
        <source>{count} h</source>
        <translation>{count}&#xa0;h</translation>
    </message>
    <message>
        <source>{count} m² of shared ground</source>
        <translation>{count} m² gemensam mark</translation>
    </message>
    <message>
        <source>{count} m apart</source>
        <translation>{count}&#xa0;m ifrån varandra</translation>
    </message>
    <message>
        <source>the grounds touch</source>
        <translation>områdena rör vid varandra</translation>
    </message>
    <message>
        <source>{count} times</source>
        <translation>{count} gånger</translation>
    </message>
    <message>
        <source>possible: the dates are not fixed</source>
        <translation>möjlig: tiden är inte bestämd</translation>
    </message>
    <message>
        <source>possible: with {count} % of the dates still open</source>
        <translation>möjlig: inträffar för {count} % av de tider som ännu är öppna</translation>
    </message>
    <message>
        <source>possible: with at least {count} % of the dates still open</source>
        <translation>möjlig: inträffar för minst {count} % av de tider som ännu är öppna</translation>
    </message>
    <message>
        <source>New Year&apos;s Day</source>
        <translation>Nyårsdagen</translation>
    </message>
    <message>
        <source>Epiphany</source>
        <translation>Trettondagen</translation>
    </message>
    <message>
        <source>Good Friday</source>
        <translation>Långfredagen</translation>
    </message>
    <message>
        <source>Easter Sunday</source>
        <translation>Påskdagen</translation>
    </message>
    <message>
        <source>Easter Monday</source>
        <translation>Annandag påsk</translation>
    </message>
    <message>
        <source>May Day</source>
        <translation>Första maj</translation>
    </message>
    <message>
        <source>Whit Sunday</source>
        <translation>Pingstdagen</translation>
    </message>
    <message>
        <source>Midsummer Day</source>
        <translation>Midsommardagen</translation>
    </message>
    <message>
        <source>All Saints&apos; Day</source>
        <translation>Alla helgons dag</translation>
    </message>
    <message>
        <source>Independence Day</source>
        <translation>Självständighetsdagen</translation>
    </message>
    <message>
        <source>Christmas Day</source>
        <translation>Juldagen</translation>
    </message>
    <message>
        <source>Second day of Christmas</source>
        <translation>Annandag jul</translation>
    </message>
    <message>
        <source>Ascension Day</source>
        <translation>Kristi himmelsfärdsdag</translation>
    </message>
    <message>
        <source>Midsummer Eve</source>
        <translation>Midsommarafton</translation>
    </message>
    <message>
        <source>Christmas Eve</source>
        <translation>Julafton</translation>
    </message>
    <message>
        <source>{place}: there must be an object in braces.</source>
        <translation>{place}: här ska stå ett objekt inom klammerparenteser.</translation>
    </message>
    <message>
        <source>{place}: “{key}” is not known here; there may be {known}.</source>
        <translation>{place}: ”{key}” är okänt här; tillåtna är {known}.</translation>
    </message>
    <message>
        <source>{place}: “{key}” is missing.</source>
        <translation>{place}: ”{key}” saknas.</translation>
    </message>
    <message>
        <source>{place}: there must be a list in brackets.</source>
        <translation>{place}: här ska stå en lista inom hakparenteser.</translation>
    </message>
    <message>
        <source>{place}: there must be a text.</source>
        <translation>{place}: här ska stå en text.</translation>
    </message>
    <message>
        <source>{place}: “{value}” is none of {known}.</source>
        <translation>{place}: ”{value}” är inget av {known}.</translation>
    </message>
    <message>
        <source>{place}: the list is empty.</source>
        <translation>{place}: listan är tom.</translation>
    </message>
    <message>
        <source>{place}: “{value}” is no number from {least} to {most}.</source>
        <translation>{place}: ”{value}” är inget tal från {least} till {most}.</translation>
    </message>
    <message>
        <source>{place}: there must be true or false.</source>
        <translation>{place}: här ska stå true eller false.</translation>
    </message>
    <message>
        <source>The text is not JSON: line {line}, column {column}.</source>
        <translation>Texten är inte JSON: rad {line}, kolumn {column}.</translation>
    </message>
    <message>
        <source>The text is nested too deeply, or holds a number or a character that cannot be read.</source>
        <translation>Texten är nästlad för djupt, eller innehåller ett tal eller ett tecken som inte kan läsas.</translation>
    </message>
    <message>
        <source>“{key}” stands twice in the same braces; leave one of them out.</source>
        <translation>”{key}” står två gånger inom samma klammerparenteser; ta bort den ena.</translation>
    </message>
    <message>
        <source>{place}: the weights add up to {sum} %, not to 100 %.</source>
        <translation>{place}: vikterna blir tillsammans {sum} %, inte 100 %.</translation>
    </message>
    <message>
        <source>{place}: “{value}” stands there twice.</source>
        <translation>{place}: ”{value}” står där två gånger.</translation>
    </message>
    <message>
        <source>{place}: there must be a limit and what it gives.</source>
        <translation>{place}: här måste stå en gräns och vad den ger.</translation>
    </message>
    <message>
        <source>{place}: the lowest limit must be 0.</source>
        <translation>{place}: den lägsta gränsen måste vara 0.</translation>
    </message>
    <message>
        <source>{place}: below and above go with two fields that hold numbers.</source>
        <translation>{place}: below och above hör ihop med två fält som innehåller tal.</translation>
    </message>
    <message>
        <source>{place}: “{first}” and “{second}” hold values of different types.</source>
        <translation>{place}: ”{first}” och ”{second}” innehåller värden av olika typ.</translation>
    </message>
    <message>
        <source>{place}: a brace is not closed.</source>
        <translation>{place}: en klammerparentes är inte stängd.</translation>
    </message>
    <message>
        <source>{place}: both sides are alike, so a case may only ask whether one field is the same or different.</source>
        <translation>{place}: båda sidorna är lika, så ett fall kan bara fråga om ett fält är lika eller olika.</translation>
    </message>
    <message>
        <source>{place}: the last case, and only that, must fit all records.</source>
        <translation>{place}: det sista fallet, och bara det, måste passa alla objekt.</translation>
    </message>
    <message>
        <source>{place}: min and max go with a field that holds a number.</source>
        <translation>{place}: min och max hör till ett fält med tal.</translation>
    </message>
    <message>
        <source>{place}: min is above max, so nothing fits.</source>
        <translation>{place}: min är större än max, så ingenting passar.</translation>
    </message>
    <message>
        <source>{place}: there must be a text or a number.</source>
        <translation>{place}: här ska stå en text eller ett tal.</translation>
    </message>
    <message>
        <source>{place}: there must be apart_months, with order or without, or within_months.</source>
        <translation>{place}: här ska stå apart_months, med eller utan order, eller within_months.</translation>
    </message>
    <message>
        <source>{place}: a later case with the same outcome and severity says something else, so it could not be told which one was meant; give this one another outcome or severity, or the same sentence.</source>
        <translation>{place}: ett senare fall med samma utfall och allvarlighetsgrad säger något annat, så det gick inte att veta vilket som avsågs; ge det här ett annat utfall, en annan allvarlighetsgrad eller samma mening.</translation>
    </message>
    <message>
        <source>{place}: “from” and “until” go together.</source>
        <translation>{place}: ”from” och ”until” hör ihop.</translation>
    </message>
    <message>
        <source>{place}: {reason}</source>
        <translation>{place}: {reason}</translation>
    </message>
    <message>
        <source>{place}: “{value}” is no day of the year such as 12-01.</source>
        <translation>{place}: ”{value}” är ingen dag på året, såsom 12-01.</translation>
    </message>
    <message>
        <source>{name} stands there twice.</source>
        <translation>{name} finns med två gånger.</translation>
    </message>
    <message>
        <source>“{part}” is not understood; a schedule has RRULE, EXDATE, RDATE and DURATION.</source>
        <translation>”{part}” kan inte tolkas; en upprepning kan ha RRULE, EXDATE, RDATE och DURATION.</translation>
    </message>
    <message>
        <source>The schedule names no day: an RRULE or an RDATE is missing.</source>
        <translation>Upprepningen anger ingen dag: RRULE eller RDATE saknas.</translation>
    </message>
    <message>
        <source>“{part}” is not a part of a rule such as FREQ=WEEKLY.</source>
        <translation>”{part}” är inte en del av en regel, såsom FREQ=WEEKLY.</translation>
    </message>
    <message>
        <source>{name} in a rule is not supported.</source>
        <translation>{name} i en regel stöds inte.</translation>
    </message>
    <message>
        <source>A rule has COUNT or UNTIL, not both.</source>
        <translation>En regel har antingen COUNT eller UNTIL, inte båda.</translation>
    </message>
    <message>
        <source>A weekly rule cannot have BYMONTHDAY.</source>
        <translation>En veckovis regel kan inte ha BYMONTHDAY.</translation>
    </message>
    <message>
        <source>Days with a number, such as 1MO, go with a monthly or yearly rule only.</source>
        <translation>Numrerade dagar, såsom 1MO, kan bara användas i en månadsvis eller årlig regel.</translation>
    </message>
    <message>
        <source>BYSETPOS needs BYDAY, BYMONTHDAY or BYMONTH beside it.</source>
        <translation>BYSETPOS kräver BYDAY, BYMONTHDAY eller BYMONTH vid sidan av sig.</translation>
    </message>
    <message>
        <source>FREQ must be DAILY, WEEKLY, MONTHLY or YEARLY, not “{value}”.</source>
        <translation>FREQ ska vara DAILY, WEEKLY, MONTHLY eller YEARLY, inte ”{value}”.</translation>
    </message>
    <message>
        <source>{name} cannot be “{value}”.</source>
        <translation>{name} kan inte vara ”{value}”.</translation>
    </message>
    <message>
        <source>“{part}” in “{line}” is not supported.</source>
        <translation>”{part}” i ”{line}” stöds inte.</translation>
    </message>
    <message>
        <source>“{value}” in {line} is not a date such as 20260605 or 20260605T180000.</source>
        <translation>”{value}” i {line} är inte ett datum, såsom 20260605 eller 20260605T180000.</translation>
    </message>
    <message>
        <source>DURATION cannot be “{value}”; PT9H is nine hours, P2D two days.</source>
        <translation>DURATION kan inte vara ”{value}”; PT9H är nio timmar, P2D två dagar.</translation>
    </message>
    <message>
        <source>Workspace</source>
        <translation>Arbetsyta</translation>
    </message>
    <message>
        <source>Identifier</source>
        <translation>Identifierare</translation>
    </message>
    <message>
        <source>Version of the schema</source>
        <translation>Schemaversion</translation>
    </message>
    <message>
        <source>Coordinate reference system</source>
        <translation>Koordinatsystem</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>Tidszon</translation>
    </message>
    <message>
        <source>Rule set</source>
        <translation>Regeluppsättning</translation>
    </message>
    <message>
        <source>Parties</source>
        <translation>Parter</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Namn</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Slag</translation>
    </message>
    <message>
        <source>Street engineering</source>
        <translation>Gatuhållning</translation>
    </message>
    <message>
        <source>Zoning</source>
        <translation>Planläggning</translation>
    </message>
    <message>
        <source>Electricity</source>
        <translation>El</translation>
    </message>
    <message>
        <source>Water supply and sewer</source>
        <translation>Vatten och avlopp</translation>
    </message>
    <message>
        <source>District heating</source>
        <translation>Fjärrvärme</translation>
    </message>
    <message>
        <source>Telecom</source>
        <translation>Telekommunikation</translation>
    </message>
    <message>
        <source>Gas</source>
        <translation>Gas</translation>
    </message>
    <message>
        <source>Event organiser</source>
        <translation>Evenemangsarrangör</translation>
    </message>
    <message>
        <source>Rescue and police</source>
        <translation>Räddning och polis</translation>
    </message>
    <message>
        <source>Public transport</source>
        <translation>Kollektivtrafik</translation>
    </message>
    <message>
        <source>Contractor</source>
        <translation>Entreprenör</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>Övrigt</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>Kontaktperson</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-post</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation>Telefon</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Färg</translation>
    </message>
    <message>
        <source>Version of the row</source>
        <translation>Radens version</translation>
    </message>
    <message>
        <source>Changed at</source>
        <translation>Ändrad</translation>
    </message>
    <message>
        <source>Changed by</source>
        <translation>Ändrad av</translation>
    </message>
    <message>
        <source>Contacts</source>
        <translation>Kontaktpersoner</translation>
    </message>
    <message>
        <source>Party</source>
        <translation>Part</translation>
    </message>
    <message>
        <source>Only this party sees its persons once the workspace is shared.</source>
        <translation>Bara denna part ser sina personer när arbetsytan är delad.</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Anteckning</translation>
    </message>
    <message>
        <source>Areas</source>
        <translation>Områden</translation>
    </message>
    <message>
        <source>Type of area</source>
        <translation>Områdestyp</translation>
    </message>
    <message>
        <source>Event venue</source>
        <translation>Evenemangsplats</translation>
    </message>
    <message>
        <source>Plan area</source>
        <translation>Planområde</translation>
    </message>
    <message>
        <source>Protected street</source>
        <translation>Skyddad gata</translation>
    </message>
    <message>
        <source>Access route</source>
        <translation>Framkomstväg</translation>
    </message>
    <message>
        <source>Valid from</source>
        <translation>Giltig från</translation>
    </message>
    <message>
        <source>Valid to</source>
        <translation>Giltig till</translation>
    </message>
    <message>
        <source>Who plans it and whom to call.</source>
        <translation>Vem som planerar detta och vem man ringer till.</translation>
    </message>
    <message>
        <source>Capacity (people)</source>
        <translation>Kapacitet (personer)</translation>
    </message>
    <message>
        <source>Bears heavy vehicles</source>
        <translation>Bär tunga fordon</translation>
    </message>
    <message>
        <source>Terms of use</source>
        <translation>Användningsvillkor</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Källa</translation>
    </message>
    <message>
        <source>Where an imported record came from.</source>
        <translation>Varifrån en importerad post kommer.</translation>
    </message>
    <message>
        <source>Identifier in the source</source>
        <translation>Identifierare i källan</translation>
    </message>
    <message>
        <source>The end must be after the start.</source>
        <translation>Slutet måste vara efter början.</translation>
    </message>
    <message>
        <source>Works</source>
        <translation>Arbeten</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Namn</translation>
    </message>
    <message>
        <source>Type of work</source>
        <translation>Arbetstyp</translation>
    </message>
    <message>
        <source>Street work</source>
        <translation>Gatuarbete</translation>
    </message>
    <message>
        <source>Connection to a network</source>
        <translation>Nätanslutning</translation>
    </message>
    <message>
        <source>Advertising</source>
        <translation>Reklam</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Cancelled ones never overlap.</source>
        <translation>Inställda överlappar aldrig något.</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>Utkast</translation>
    </message>
    <message>
        <source>Planned</source>
        <translation>Planerat</translation>
    </message>
    <message>
        <source>Confirmed</source>
        <translation>Bekräftat</translation>
    </message>
    <message>
        <source>In progress</source>
        <translation>Pågår</translation>
    </message>
    <message>
        <source>Completed</source>
        <translation>Slutfört</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Inställt</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>Projekt</translation>
    </message>
    <message>
        <source>Records that share a project never conflict with each other.</source>
        <translation>Poster i samma projekt står aldrig i konflikt med varandra.</translation>
    </message>
    <message>
        <source>Starts</source>
        <translation>Börjar</translation>
    </message>
    <message>
        <source>Wall-clock time of the workspace&apos;s time zone. Empty: already going on.</source>
        <translation>Lokal tid i arbetsytans tidszon. Tomt: pågår redan.</translation>
    </message>
    <message>
        <source>Ends</source>
        <translation>Slutar</translation>
    </message>
    <message>
        <source>The end is not part of it: what ends at 18:00 leaves the ground free at 18:00. Empty: open end.</source>
        <translation>Sluttidpunkten ingår inte: det som slutar kl.&#xa0;18.00 lämnar området fritt kl.&#xa0;18.00. Tomt: slutet är öppet.</translation>
    </message>
    <message>
        <source>Set-up from</source>
        <translation>Uppställning börjar</translation>
    </message>
    <message>
        <source>When the ground is taken, if that is before the start.</source>
        <translation>När området tas i bruk, om det sker före början.</translation>
    </message>
    <message>
        <source>Cleared by</source>
        <translation>Rivning klar</translation>
    </message>
    <message>
        <source>When the ground is free again, if that is after the end.</source>
        <translation>När området är fritt igen, om det sker efter slutet.</translation>
    </message>
    <message>
        <source>Recurrence</source>
        <translation>Upprepning</translation>
    </message>
    <message>
        <source>When inside this time something goes on: weekly hours such as Mo-Fr 07:00-16:00, or an iCalendar RRULE. Empty: all the time.</source>
        <translation>När något pågår under denna tid: veckotider, till exempel må-fr 07:00-16:00, eller en RRULE enligt iCalendar. Tomt: hela tiden.</translation>
    </message>
    <message>
        <source>Certainty of the dates</source>
        <translation>Tidpunktens säkerhet</translation>
    </message>
    <message>
        <source>Fixed dates</source>
        <translation>Fast tidpunkt</translation>
    </message>
    <message>
        <source>Some time between the dates</source>
        <translation>Någon gång inom tidsintervallet</translation>
    </message>
    <message>
        <source>Emergency</source>
        <translation>Akut arbete</translation>
    </message>
    <message>
        <source>A leak or a fault that cannot wait.</source>
        <translation>En läcka eller ett fel som inte kan vänta.</translation>
    </message>
    <message>
        <source>Permit</source>
        <translation>Tillstånd</translation>
    </message>
    <message>
        <source>Impact on lanes</source>
        <translation>Påverkan på körfält</translation>
    </message>
    <message>
        <source>No lane touched</source>
        <translation>Ingen påverkan på körfält</translation>
    </message>
    <message>
        <source>One lane narrower or closed</source>
        <translation>Ett körfält avsmalnat eller avstängt</translation>
    </message>
    <message>
        <source>One lane in both directions</source>
        <translation>Ett körfält i båda riktningarna</translation>
    </message>
    <message>
        <source>Several lanes</source>
        <translation>Flera körfält</translation>
    </message>
    <message>
        <source>One direction closed</source>
        <translation>En körriktning avstängd</translation>
    </message>
    <message>
        <source>Several directions closed</source>
        <translation>Flera körriktningar avstängda</translation>
    </message>
    <message>
        <source>Length of the impact (m)</source>
        <translation>Påverkans längd (m)</translation>
    </message>
    <message>
        <source>Guarantee (days)</source>
        <translation>Garanti (dagar)</translation>
    </message>
    <message>
        <source>How long nobody should dig here afterwards.</source>
        <translation>Hur länge ingen bör gräva här efteråt.</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Beskrivning</translation>
    </message>
    <message>
        <source>Set-up cannot be after the start.</source>
        <translation>Uppställningen kan inte börja efter starttiden.</translation>
    </message>
    <message>
        <source>Clearing cannot be before the end.</source>
        <translation>Rivningen kan inte vara klar före sluttiden.</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Evenemang</translation>
    </message>
    <message>
        <source>Type of event</source>
        <translation>Evenemangstyp</translation>
    </message>
    <message>
        <source>Festival</source>
        <translation>Festival</translation>
    </message>
    <message>
        <source>Concert</source>
        <translation>Konsert</translation>
    </message>
    <message>
        <source>Market</source>
        <translation>Marknad</translation>
    </message>
    <message>
        <source>Race</source>
        <translation>Lopp</translation>
    </message>
    <message>
        <source>Fair</source>
        <translation>Mässa</translation>
    </message>
    <message>
        <source>Sports</source>
        <translation>Idrott</translation>
    </message>
    <message>
        <source>Public meeting</source>
        <translation>Allmän sammankomst</translation>
    </message>
    <message>
        <source>Expected attendance</source>
        <translation>Väntad publik</translation>
    </message>
    <message>
        <source>Noise</source>
        <translation>Buller</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Inget buller</translation>
    </message>
    <message>
        <source>Moderate</source>
        <translation>Måttligt</translation>
    </message>
    <message>
        <source>Loud</source>
        <translation>Högt</translation>
    </message>
    <message>
        <source>Venue</source>
        <translation>Evenemangsplats</translation>
    </message>
    <message>
        <source>Overlaps</source>
        <translation>Överlappningar</translation>
    </message>
    <message>
        <source>First: kind</source>
        <translation>Första: slag</translation>
    </message>
    <message>
        <source>Work</source>
        <translation>Arbete</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>Evenemang</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>Område</translation>
    </message>
    <message>
        <source>First: identifier</source>
        <translation>Första: identifierare</translation>
    </message>
    <message>
        <source>First: title</source>
        <translation>Första: namn</translation>
    </message>
    <message>
        <source>First: party</source>
        <translation>Första: part</translation>
    </message>
    <message>
        <source>Second: kind</source>
        <translation>Andra: slag</translation>
    </message>
    <message>
        <source>Second: identifier</source>
        <translation>Andra: identifierare</translation>
    </message>
    <message>
        <source>Second: title</source>
        <translation>Andra: namn</translation>
    </message>
    <message>
        <source>Second: party</source>
        <translation>Andra: part</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>Regel</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Utfall</translation>
    </message>
    <message>
        <source>Conflict</source>
        <translation>Konflikt</translation>
    </message>
    <message>
        <source>Opportunity</source>
        <translation>Samordningsmöjlighet</translation>
    </message>
    <message>
        <source>Notice</source>
        <translation>Påpekande</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>Allvarlighetsgrad</translation>
    </message>
    <message>
        <source>High</source>
        <translation>Hög</translation>
    </message>
    <message>
        <source>Medium</source>
        <translation>Medel</translation>
    </message>
    <message>
        <source>Low</source>
        <translation>Låg</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Från</translation>
    </message>
    <message>
        <source>Of two that never meet, when the one ends.</source>
        <translation>Av två som aldrig möts: när den ena slutar.</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Till</translation>
    </message>
    <message>
        <source>Of two that never meet, when the other begins.</source>
        <translation>Av två som aldrig möts: när den andra börjar.</translation>
    </message>
    <message>
        <source>Over from</source>
        <translation>Över från</translation>
    </message>
    <message>
        <source>From then on nothing can be done about it any more.</source>
        <translation>Från och med då går det inte längre att göra något åt det.</translation>
    </message>
    <message>
        <source>Hours</source>
        <translation>Timmar</translation>
    </message>
    <message>
        <source>Distance (m)</source>
        <translation>Avstånd (m)</translation>
    </message>
    <message>
        <source>Shared ground (m²)</source>
        <translation>Gemensam yta (m²)</translation>
    </message>
    <message>
        <source>Certainty</source>
        <translation>Säkerhet</translation>
    </message>
    <message>
        <source>Certain</source>
        <translation>Säker</translation>
    </message>
    <message>
        <source>Possible</source>
        <translation>Möjlig</translation>
    </message>
    <message>
        <source>Share of possible dates</source>
        <translation>Andel av möjliga datum</translation>
    </message>
    <message>
        <source>Of the placements that a window allows, how many would meet (0 to 1).</source>
        <translation>Hur stor del av de tider som tidsfönstret tillåter som skulle överlappa (0–1).</translation>
    </message>
    <message>
        <source>Times they meet</source>
        <translation>Antal möten</translation>
    </message>
    <message>
        <source>Explanation</source>
        <translation>Förklaring</translation>
    </message>
    <message>
        <source>Rank</source>
        <translation>Rang</translation>
    </message>
    <message>
        <source>The higher, the sooner somebody should look at it.</source>
        <translation>Ju högre, desto snarare bör någon titta på den.</translation>
    </message>
    <message>
        <source>Assessment</source>
        <translation>Bedömning</translation>
    </message>
    <message>
        <source>Not assessed</source>
        <translation>Inte bedömd</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>Godkänd</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>Avvisad</translation>
    </message>
    <message>
        <source>Resolved</source>
        <translation>Löst</translation>
    </message>
    <message>
        <source>Snoozed</source>
        <translation>Uppskjuten</translation>
    </message>
    <message>
        <source>To be assessed again</source>
        <translation>Ska bedömas på nytt</translation>
    </message>
    <message>
        <source>No longer overlaps</source>
        <translation>Överlappar inte längre</translation>
    </message>
    <message>
        <source>Assessed by</source>
        <translation>Bedömd av</translation>
    </message>
    <message>
        <source>Fingerprint</source>
        <translation>Fingeravtryck</translation>
    </message>
    <message>
        <source>Assessments</source>
        <translation>Bedömningar</translation>
    </message>
    <message>
        <source>Overlap</source>
        <translation>Överlappning</translation>
    </message>
    <message>
        <source>Whose assessment it is.</source>
        <translation>Vems bedömning det är.</translation>
    </message>
    <message>
        <source>Decided at</source>
        <translation>Beslutat</translation>
    </message>
    <message>
        <source>Of what a party decided last, the latest counts.</source>
        <translation>Av en parts beslut gäller det senaste.</translation>
    </message>
    <message>
        <source>Snoozed until</source>
        <translation>Skjuten till</translation>
    </message>
    <message>
        <source>uuid</source>
        <translation>UUID</translation>
    </message>
    <message>
        <source>text</source>
        <translation>text</translation>
    </message>
    <message>
        <source>long text</source>
        <translation>lång text</translation>
    </message>
    <message>
        <source>integer</source>
        <translation>heltal</translation>
    </message>
    <message>
        <source>real</source>
        <translation>decimaltal</translation>
    </message>
    <message>
        <source>boolean</source>
        <translation>ja eller nej</translation>
    </message>
    <message>
        <source>moment</source>
        <translation>datum eller klockslag</translation>
    </message>
    <message>
        <source>stamp</source>
        <translation>tidsstämpel</translation>
    </message>
    <message>
        <source>colour</source>
        <translation>färg</translation>
    </message>
    <message>
        <source>It recurs by months or days of the month, which moving it by days or weeks would spoil. Change its dates and its recurrence by hand.</source>
        <translation>Det upprepas efter månader eller dagar i månaden, vilket en flyttning i dygn eller veckor inte skulle bevara. Ändra datumen och upprepningen för hand.</translation>
    </message>
    <message>
        <source>It recurs and has no end. Say when it ends, and free dates can be looked for.</source>
        <translation>Det upprepas och har inget slut. Ange när det slutar, så kan lediga datum sökas.</translation>
    </message>
    <message>
        <source>Free each of its {count} times.</source>
        <translation>Ledigt varje gång ({count}).</translation>
    </message>
    <message>
        <source>Free between {first} and {second}.</source>
        <translation>Ledigt mellan {first} och {second}.</translation>
    </message>
    <message>
        <source>Free after {title}.</source>
        <translation>Ledigt efter {title}.</translation>
    </message>
    <message>
        <source>Free before {title}.</source>
        <translation>Ledigt före {title}.</translation>
    </message>
    <message>
        <source>Nobody else is here in this time.</source>
        <translation>Ingen annan finns här under den tiden.</translation>
    </message>
    <message>
        <source>No date helps against the conflict with {title}.</source>
        <translation>Inget datum hjälper mot konflikten med {title}.</translation>
    </message>
    <message>
        <source>No date helps against the conflicts with {title} and {more} more.</source>
        <translation>Inget datum hjälper mot konflikterna med {title} och {more} till.</translation>
    </message>
    <message>
        <source>Meets {title} for {hours} hours.</source>
        <translation>Krockar med {title} i {hours} timmar.</translation>
    </message>
    <message>
        <source>In conflict with {title}.</source>
        <translation>I konflikt med {title}.</translation>
    </message>
    <message>
        <source>Meets {title} and {more} more for {hours} hours in all.</source>
        <translation>Krockar med {title} och {more} till, sammanlagt {hours} timmar.</translation>
    </message>
    <message>
        <source>In conflict with {title} and {more} more.</source>
        <translation>I konflikt med {title} och {more} till.</translation>
    </message>
    <message>
        <source>The geometry is missing, empty or cannot be read.</source>
        <translation>Geometrin saknas, är tom eller kan inte läsas.</translation>
    </message>
    <message>
        <source>Number of people</source>
        <translation>Antal personer</translation>
    </message>
    <message>
        <source>Heavy vehicles</source>
        <translation>Tunga fordon</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Plats</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Tid</translation>
    </message>
    <message>
        <source>{people} people are expected, but “{venue}” takes {capacity}.</source>
        <translation>{people} personer väntas, men ”{venue}” rymmer {capacity}.</translation>
    </message>
    <message>
        <source>It is set up or taken down with heavy vehicles, and the ground of “{venue}” does not bear them.</source>
        <translation>Uppställning eller rivning sker med tunga fordon, som marken på ”{venue}” inte bär.</translation>
    </message>
    <message>
        <source>It is set up or taken down with heavy vehicles, and nobody has said whether the ground of “{venue}” bears them.</source>
        <translation>Uppställning eller rivning sker med tunga fordon, och det är inte känt om marken på ”{venue}” bär dem.</translation>
    </message>
    <message>
        <source>{share} % of its ground lies outside of “{venue}”.</source>
        <translation>{share} % av evenemangets område ligger utanför ”{venue}”.</translation>
    </message>
    <message>
        <source>Its ground does not lie on “{venue}”.</source>
        <translation>Evenemangets område ligger inte på ”{venue}”.</translation>
    </message>
    <message>
        <source>“{venue}” is not in use for all of the event.</source>
        <translation>”{venue}” är inte i bruk under hela evenemanget.</translation>
    </message>
    <message>
        <source>“{venue}” has terms of use: {terms}</source>
        <translation>”{venue}” har användningsvillkor: {terms}</translation>
    </message>
    <message>
        <source>“{part}” is not hours such as “Mo-Fr 07:00-16:00”.</source>
        <translation>”{part}” är inte en tid, såsom ”må-fr 07:00-16:00”.</translation>
    </message>
    <message>
        <source>“{part}” leaves no hours at all.</source>
        <translation>”{part}” lämnar inte en enda timme.</translation>
    </message>
    <message>
        <source>“{word}” in “{part}” is not a day such as Mo, Tu or PH.</source>
        <translation>”{word}” i ”{part}” är inte en dag, såsom må, ti eller PH.</translation>
    </message>
    <message>
        <source>“{word}” in “{part}” is not a span of hours such as 07:00-16:00.</source>
        <translation>”{word}” i ”{part}” är inte ett tidsintervall, såsom 07:00-16:00.</translation>
    </message>
    <message>
        <source>The start is not a date or time that can be read.</source>
        <translation>Starttiden är inte ett datum eller klockslag som kan läsas.</translation>
    </message>
    <message>
        <source>The end is not a date or time that can be read.</source>
        <translation>Sluttiden är inte ett datum eller klockslag som kan läsas.</translation>
    </message>
    <message>
        <source>The end is before the start.</source>
        <translation>Slutet är före början.</translation>
    </message>
    <message>
        <source>The field “{field}” is empty.</source>
        <translation>Fältet ”{field}” är tomt.</translation>
    </message>
    <message>
        <source>“{text}” in the field “{field}” is not a date or time that can be read.</source>
        <translation>”{text}” i fältet ”{field}” är inte ett datum eller klockslag som kan läsas.</translation>
    </message>
    <message>
        <source>“{text}” in the field “{field}” is not one of its values.</source>
        <translation>”{text}” är inte något av värdena i fältet ”{field}”.</translation>
    </message>
    <message>
        <source>The mapping is not JSON: {problem}</source>
        <translation>Fältmappningen är inte JSON: {problem}</translation>
    </message>
    <message>
        <source>The mapping must be a JSON object such as {example}.</source>
        <translation>Fältmappningen måste vara ett JSON-objekt, till exempel {example}.</translation>
    </message>
    <message>
        <source>The field {target} is given twice: as {first} and, in the mapping, as {second}.</source>
        <translation>Fältet {target} är angivet två gånger: som {first} och, i mappningen, som {second}.</translation>
    </message>
    <message>
        <source>No field of the layer looks like a title. Choose one, or give a constant in the mapping: {example}</source>
        <translation>Inget fält i lagret ser ut som ett namn. Välj ett, eller ange en konstant i mappningen: {example}</translation>
    </message>
    <message>
        <source>The mapping names a field {name}, which {table} has not. There are: {names}.</source>
        <translation>Mappningen nämner ett fält {name} som inte finns i tabellen {table}. Tabellens fält: {names}.</translation>
    </message>
    <message>
        <source>What the mapping says of {name} must be a field name, or an object with field, constant or values.</source>
        <translation>Det som mappningen anger för {name} måste vara ett fältnamn eller ett objekt med field, constant eller values.</translation>
    </message>
    <message>
        <source>The values that the mapping gives for {name} must be an object of words and codes.</source>
        <translation>Värdena (values) som mappningen anger för {name} måste vara ett objekt med ord och koder.</translation>
    </message>
    <message>
        <source>The constant that the mapping gives for {name} must be a text, a number, true or false.</source>
        <translation>Konstanten (constant) som mappningen anger för {name} måste vara en text, ett tal, true eller false.</translation>
    </message>
    <message>
        <source>The layer has no field {name}. It has: {names}.</source>
        <translation>Lagret har inget fält {name}. Lagrets fält: {names}.</translation>
    </message>
    <message>
        <source>The identifier {identifier} stands in the input already, in row {row}.</source>
        <translation>Identifieraren {identifier} finns redan i indata, på rad {row}.</translation>
    </message>
    <message>
        <source>The mapping gives {name} the value {value}, which does not fit. It takes: {allowed}.</source>
        <translation>Mappningen ger {name} värdet {value}, som inte duger. Tillåtet: {allowed}.</translation>
    </message>
    <message>
        <source>To be decided</source>
        <translation>Att besluta</translation>
    </message>
    <message>
        <source>Over, not decided</source>
        <translation>Över, ej beslutade</translation>
    </message>
    <message>
        <source>All assessments</source>
        <translation>Alla bedömningar</translation>
    </message>
    <message>
        <source>All outcomes</source>
        <translation>Alla utfall</translation>
    </message>
    <message>
        <source>Party concerned</source>
        <translation>Berörd part</translation>
    </message>
    <message>
        <source>All parties</source>
        <translation>Alla parter</translation>
    </message>
    <message>
        <source>Deciding for</source>
        <translation>Beslutar för</translation>
    </message>
    <message>
        <source>Choose a party</source>
        <translation>Välj en part</translation>
    </message>
    <message>
        <source>Check now</source>
        <translation>Kontrollera nu</translation>
    </message>
    <message>
        <source>Find what meets under the rules of the workspace, and keep the list up to date</source>
        <translation>Söker det som möts enligt arbetsytans regler och håller listan aktuell</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Show what else the list can be limited to, and for whom is decided</source>
        <translation>Visa hur listan annars kan begränsas och för vilken part man beslutar</translation>
    </message>
    <message>
        <source>What is shown</source>
        <translation>Vad som visas</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>Godkänn</translation>
    </message>
    <message>
        <source>Both can stay as they are (A)</source>
        <translation>Båda kan vara som de är (A)</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>Avvisa</translation>
    </message>
    <message>
        <source>It cannot stay so: somebody must move (R)</source>
        <translation>Så kan det inte förbli: någon måste flytta (R)</translation>
    </message>
    <message>
        <source>It is agreed upon or done (D)</source>
        <translation>Saken är överenskommen eller klar (D)</translation>
    </message>
    <message>
        <source>Snooze until</source>
        <translation>Skjut upp till</translation>
    </message>
    <message>
        <source>Out of sight for your party until that day (S)</source>
        <translation>Dolt för din part till den dagen (S)</translation>
    </message>
    <message>
        <source>For a week</source>
        <translation>En vecka</translation>
    </message>
    <message>
        <source>For a month</source>
        <translation>En månad</translation>
    </message>
    <message>
        <source>For three months</source>
        <translation>Tre månader</translation>
    </message>
    <message>
        <source>Note to the other party (may be empty)</source>
        <translation>Meddelande till den andra parten (får vara tomt)</translation>
    </message>
    <message>
        <source>First choose for whom you decide</source>
        <translation>Välj först för vilken part du beslutar</translation>
    </message>
    <message>
        <source>The file is in use: as of {time}</source>
        <translation>Filen används: läget kl. {time}</translation>
    </message>
    <message>
        <source>The file is in use just now. It is read as soon as it is free.</source>
        <translation>Filen används just nu. Den läses så snart den är ledig.</translation>
    </message>
    <message>
        <source>at least {share}</source>
        <translation>minst {share}</translation>
    </message>
    <message>
        <source>never</source>
        <translation>aldrig</translation>
    </message>
    <message>
        <source>once</source>
        <translation>en gång</translation>
    </message>
    <message>
        <source>And {count} more.</source>
        <translation>Och {count} till.</translation>
    </message>
    <message>
        <source>What meets what</source>
        <translation>Vad möter vad</translation>
    </message>
    <message>
        <source>When</source>
        <translation>När</translation>
    </message>
    <message>
        <source>How often</source>
        <translation>Hur ofta</translation>
    </message>
    <message>
        <source>What the parties said</source>
        <translation>Vad parterna har sagt</translation>
    </message>
    <message>
        <source>Previous overlap</source>
        <translation>Föregående överlappning</translation>
    </message>
    <message>
        <source>Next overlap</source>
        <translation>Nästa överlappning</translation>
    </message>
    <message>
        <source>Show the first record</source>
        <translation>Visa det första objektet</translation>
    </message>
    <message>
        <source>Show the second record</source>
        <translation>Visa det andra objektet</translation>
    </message>
    <message>
        <source>Snooze</source>
        <translation>Skjut upp</translation>
    </message>
    <message>
        <source>Undo the last decision</source>
        <translation>Ångra det senaste beslutet</translation>
    </message>
    <message>
        <source>No workspace is open. Open or create one with the buttons of Seinäjoki Coord.</source>
        <translation>Ingen arbetsyta är öppen. Öppna eller skapa en med knapparna i Seinäjoki Coord.</translation>
    </message>
    <message>
        <source>Nothing was checked yet. “Check now” finds what meets under the rules of the workspace.</source>
        <translation>Inget är kontrollerat ännu. ”Kontrollera nu” söker det som möts enligt arbetsytans regler.</translation>
    </message>
    <message>
        <source>Nothing to decide here. Choose another assessment above to see the others.</source>
        <translation>Inget att besluta här. Välj en annan bedömning ovan för att se de övriga.</translation>
    </message>
    <message>
        <source>Snoozed until {moment}</source>
        <translation>Uppskjutet till {moment}</translation>
    </message>
    <message>
        <source>it changed since then</source>
        <translation>ändrat sedan dess</translation>
    </message>
    <message>
        <source>On the map: mine has a solid outline (blue), theirs a dashed one (orange).</source>
        <translation>På kartan: min med heldragen kontur (blå), deras med streckad (orange).</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>Min</translation>
    </message>
    <message>
        <source>Theirs</source>
        <translation>Deras</translation>
    </message>
    <message>
        <source>As chosen</source>
        <translation>Enligt valen</translation>
    </message>
    <message>
        <source>Keep for each field what is chosen in the table.</source>
        <translation>Behåll för varje fält det som är valt i tabellen.</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>Redigera…</translation>
    </message>
    <message>
        <source>Show record</source>
        <translation>Visa objektet</translation>
    </message>
    <message>
        <source>History…</source>
        <translation>Historik…</translation>
    </message>
    <message>
        <source>All of this layer</source>
        <translation>Hela lagret</translation>
    </message>
    <message>
        <source>Edit: {title}</source>
        <translation>Redigera: {title}</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Nej</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Ja</translation>
    </message>
    <message>
        <source>The layer {name} has unsaved edits. Save or discard them first.</source>
        <translation>Lagret {name} har osparade ändringar. Spara eller förkasta dem först.</translation>
    </message>
    <message>
        <source>Conflicts</source>
        <translation>Konflikter</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Post</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>Lager</translation>
    </message>
    <message>
        <source>Theirs for all conflicts of {layer}: {count}?</source>
        <translation>Deras version i alla konflikter i {layer}: {count}?</translation>
    </message>
    <message>
        <source>Mine for all conflicts of {layer}: {count}?</source>
        <translation>Min version i alla konflikter i {layer}: {count}?</translation>
    </message>
    <message>
        <source>Decided. The next sync sends it; what was not kept stays in the history.</source>
        <translation>Avgjort. Nästa synkronisering skickar det; det som inte behölls finns kvar i historiken.</translation>
    </message>
    <message>
        <source>The record is not in the workspace any more.</source>
        <translation>Objektet finns inte längre i arbetsytan.</translation>
    </message>
    <message>
        <source>Fields in conflict</source>
        <translation>Fält i konflikt</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Fält</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Före</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Behåll</translation>
    </message>
    <message>
        <source>Take mine back</source>
        <translation>Återta min ändring</translation>
    </message>
    <message>
        <source>Mine: keep it for all</source>
        <translation>Min: behåll den för alla</translation>
    </message>
    <message>
        <source>Theirs: delete it here too</source>
        <translation>Deras: ta bort den även här</translation>
    </message>
    <message>
        <source>Mine: delete it for all</source>
        <translation>Min: ta bort den för alla</translation>
    </message>
    <message>
        <source>Theirs: bring it back here</source>
        <translation>Deras: återställ den här</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Avvisat</translation>
    </message>
    <message>
        <source>Changed here, deleted there</source>
        <translation>Ändrat här, borttaget där</translation>
    </message>
    <message>
        <source>Deleted here, changed there</source>
        <translation>Borttaget här, ändrat där</translation>
    </message>
    <message>
        <source>Somebody</source>
        <translation>Någon</translation>
    </message>
    <message>
        <source>You changed it, and {who} deleted or withdrew it.</source>
        <translation>Du ändrade det, och {who} tog bort eller drog tillbaka det.</translation>
    </message>
    <message>
        <source>Kept as yours, it comes back for everybody with the next sync; deleted here too, your version stays in the history.</source>
        <translation>Om du behåller din kommer objektet tillbaka för alla vid nästa synkronisering; tar du bort det även här finns din version kvar i historiken.</translation>
    </message>
    <message>
        <source>You deleted it, and {who} changed it.</source>
        <translation>Du tog bort det, och {who} ändrade det.</translation>
    </message>
    <message>
        <source>Kept as yours, it is deleted for everybody with the next sync; brought back, it is as they made it.</source>
        <translation>Om du behåller din tas objektet bort för alla vid nästa synkronisering; återställt är det som de gjorde det.</translation>
    </message>
    <message>
        <source>You and {who} changed the same fields. Choose for each whose value is kept.</source>
        <translation>Du och {who} ändrade samma fält. Välj för varje fält vems värde som behålls.</translation>
    </message>
    <message>
        <source>What only one of you changed is kept from both: {fields}</source>
        <translation>Det som bara en av er ändrade behålls från båda: {fields}</translation>
    </message>
    <message>
        <source>Theirs: {who}, {when}</source>
        <translation>Deras version: {who}, {when}</translation>
    </message>
    <message>
        <source>The shared database does not take your version: {reason}</source>
        <translation>Den delade databasen tar inte emot din version: {reason}</translation>
    </message>
    <message>
        <source>Change it and sync again, or take back what you did.</source>
        <translation>Ändra den och synkronisera igen, eller återta din ändring.</translation>
    </message>
    <message>
        <source>Whom to call</source>
        <translation>Vem man ringer</translation>
    </message>
    <message>
        <source>Seinäjoki Coord</source>
        <translation>Seinäjoki Coord</translation>
    </message>
    <message>
        <source>List</source>
        <translation>Lista</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Tidslinje</translation>
    </message>
    <message>
        <source>Decisions</source>
        <translation>Beslut</translation>
    </message>
    <message>
        <source>Sync</source>
        <translation>Synkronisera</translation>
    </message>
    <message>
        <source>Server has 1 change</source>
        <translation>Servern har 1 ändring</translation>
    </message>
    <message>
        <source>Server has {count} changes</source>
        <translation>Servern har {count} ändringar</translation>
    </message>
    <message>
        <source>Sync the workspace with its shared database</source>
        <translation>Synkronisera arbetsytan med den delade databasen</translation>
    </message>
    <message>
        <source>No workspace is open. Open one, or create one to begin: a single file that holds works, events and areas.</source>
        <translation>Ingen arbetsyta är öppen. Börja med att öppna eller skapa en: en enda fil med arbeten, evenemang och områden.</translation>
    </message>
    <message>
        <source>Open workspace…</source>
        <translation>Öppna arbetsyta…</translation>
    </message>
    <message>
        <source>Create workspace…</source>
        <translation>Skapa arbetsyta…</translation>
    </message>
    <message>
        <source>Conflicts ({count})</source>
        <translation>Konflikter ({count})</translation>
    </message>
    <message>
        <source>What is drawn</source>
        <translation>Vad som ritas</translation>
    </message>
    <message>
        <source>Ground taken from</source>
        <translation>Området upptaget från</translation>
    </message>
    <message>
        <source>Ground free again</source>
        <translation>Området åter fritt</translation>
    </message>
    <message>
        <source>What it would meet</source>
        <translation>Vad det skulle möta</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>Bredd</translation>
    </message>
    <message>
        <source>Radius</source>
        <translation>Radie</translation>
    </message>
    <message>
        <source>Add what was drawn</source>
        <translation>Lägg till det ritade</translation>
    </message>
    <message>
        <source>Draw an area</source>
        <translation>Rita ett område</translation>
    </message>
    <message>
        <source>Draw a trench</source>
        <translation>Rita ett schakt</translation>
    </message>
    <message>
        <source>Draw a place</source>
        <translation>Rita en plats</translation>
    </message>
    <message>
        <source>Click the corners. Right click or Enter ends, Backspace takes the last one back, Esc begins again.</source>
        <translation>Klicka på hörnen. Högerklick eller Enter avslutar, Backsteg tar bort det sista, Esc börjar om.</translation>
    </message>
    <message>
        <source>Click along the trench. Right click or Enter ends. Page Up and Page Down change the width.</source>
        <translation>Klicka längs schaktet. Högerklick eller Enter avslutar. Page Up och Page Down ändrar bredden.</translation>
    </message>
    <message>
        <source>Click the place, or drag to set its radius. Page Up and Page Down change it too.</source>
        <translation>Klicka på platsen, eller dra för att ange radien. Page Up och Page Down ändrar den också.</translation>
    </message>
    <message>
        <source>Open a workspace first.</source>
        <translation>Öppna först en arbetsyta.</translation>
    </message>
    <message>
        <source>Works and events cannot be edited here: the file or its layers are read-only, or not in the project.</source>
        <translation>Arbeten och evenemang kan inte redigeras: filen eller dess lager är skrivskyddade, eller lagren finns inte i projektet.</translation>
    </message>
    <message>
        <source>{layer} cannot be edited now. Is the file locked or read-only?</source>
        <translation>{layer} kan inte redigeras nu. Är filen låst eller skrivskyddad?</translation>
    </message>
    <message>
        <source>{shown} of {count}</source>
        <translation>{shown} av {count}</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Sök</translation>
    </message>
    <message>
        <source>Title, party, permit, project</source>
        <translation>Namn, part, tillstånd, projekt</translation>
    </message>
    <message>
        <source>Text to look for</source>
        <translation>Text att söka</translation>
    </message>
    <message>
        <source>All kinds</source>
        <translation>Alla slag</translation>
    </message>
    <message>
        <source>Kinds</source>
        <translation>Slag</translation>
    </message>
    <message>
        <source>All statuses</source>
        <translation>Alla statusar</translation>
    </message>
    <message>
        <source>Statuses</source>
        <translation>Statusar</translation>
    </message>
    <message>
        <source>In view</source>
        <translation>I vyn</translation>
    </message>
    <message>
        <source>Only what lies in the part of the map that is seen.</source>
        <translation>Bara det som ligger i kartans synliga del.</translation>
    </message>
    <message>
        <source>Only what meets others</source>
        <translation>Bara det som möter andra</translation>
    </message>
    <message>
        <source>What shares its ground with others at the same time, whatever the rules make of it</source>
        <translation>Det som delar mark med andra samtidigt, oavsett vad reglerna säger</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Återställ</translation>
    </message>
    <message>
        <source>Show everything again.</source>
        <translation>Visa allt igen.</translation>
    </message>
    <message>
        <source>How many records are shown of how many</source>
        <translation>Hur många poster som visas av hur många</translation>
    </message>
    <message>
        <source>Show what else the list can be limited to</source>
        <translation>Visa hur listan annars kan begränsas</translation>
    </message>
    <message>
        <source>Filter the map too</source>
        <translation>Filtrera även kartan</translation>
    </message>
    <message>
        <source>Follow the Temporal Controller</source>
        <translation>Följ tidskontrollen</translation>
    </message>
    <message>
        <source>The period is the one that the Temporal Controller shows.</source>
        <translation>Perioden är den som tidskontrollen visar.</translation>
    </message>
    <message>
        <source>Set the Temporal Controller to this period</source>
        <translation>Ställ in tidskontrollen på denna period</translation>
    </message>
    <message>
        <source>The map and the Temporal Controller</source>
        <translation>Kartan och tidskontrollen</translation>
    </message>
    <message>
        <source>Map and time</source>
        <translation>Karta och tid</translation>
    </message>
    <message>
        <source>No party</source>
        <translation>Ingen part</translation>
    </message>
    <message>
        <source>The map leaves out what the list does not show. The records stay, and are still met.</source>
        <translation>Kartan lämnar bort det som listan inte visar. Posterna finns kvar, och överlappningar med dem hittas fortfarande.</translation>
    </message>
    <message>
        <source>The symbols of these layers are not rules, so the map cannot leave out single records.</source>
        <translation>Dessa lagers symboler är inte regelbaserade, så kartan kan inte lämna bort enskilda poster.</translation>
    </message>
    <message>
        <source>All time</source>
        <translation>All tid</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>I dag</translation>
    </message>
    <message>
        <source>This week</source>
        <translation>Denna vecka</translation>
    </message>
    <message>
        <source>Next 30 days</source>
        <translation>Följande 30&#xa0;dagar</translation>
    </message>
    <message>
        <source>This year</source>
        <translation>Detta år</translation>
    </message>
    <message>
        <source>Own days</source>
        <translation>Egna dagar</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>Period</translation>
    </message>
    <message>
        <source>From day</source>
        <translation>Från och med dag</translation>
    </message>
    <message>
        <source>To day, which is part of it</source>
        <translation>Till och med dag</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Hjälp</translation>
    </message>
    <message>
        <source>This workspace was never synced: only a shared database keeps a history.</source>
        <translation>Den här arbetsytan har aldrig synkroniserats: endast en delad databas för historik.</translation>
    </message>
    <message>
        <source>Who changed the record, when and what; bring a version back</source>
        <translation>Vem som ändrade objektet, när och vad; återställ en version</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Historik</translation>
    </message>
    <message>
        <source>History: {title}</source>
        <translation>Historik: {title}</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Läser…</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>Versioner</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Vem</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Vad</translation>
    </message>
    <message>
        <source>Fields</source>
        <translation>Fält</translation>
    </message>
    <message>
        <source>Changed fields</source>
        <translation>Ändrade fält</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Efter</translation>
    </message>
    <message>
        <source>On the map: this version has a solid outline (blue), the one before a dashed one (orange).</source>
        <translation>På kartan: denna version med heldragen kontur (blå), den föregående med streckad (orange).</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Återställ</translation>
    </message>
    <message>
        <source>Zoom to</source>
        <translation>Zooma till</translation>
    </message>
    <message>
        <source>No earlier version is known.</source>
        <translation>Ingen tidigare version är känd.</translation>
    </message>
    <message>
        <source>Writes this version into the layer; undo takes it back until it is saved.</source>
        <translation>Skriver denna version i lagret; ångra tar tillbaka den tills den sparas.</translation>
    </message>
    <message>
        <source>Restored in the layer, not saved yet. Undo takes it back.</source>
        <translation>Återställd i lagret, ännu inte sparad. Ångra tar tillbaka den.</translation>
    </message>
    <message>
        <source>“{layer}” cannot be edited.</source>
        <translation>”{layer}” kan inte redigeras.</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>Tillagt</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Ändrat</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>Borttaget</translation>
    </message>
    <message>
        <source>Yours; lost in a conflict</source>
        <translation>Din; förlorade i en konflikt</translation>
    </message>
    <message>
        <source>by an administrator</source>
        <translation>av en administratör</translation>
    </message>
    <message>
        <source>The layer is not open.</source>
        <translation>Lagret är inte öppet.</translation>
    </message>
    <message>
        <source>Only its own party and administrators may change a record.</source>
        <translation>Endast den egna parten och administratörer får ändra en post.</translation>
    </message>
    <message>
        <source>Restore a version</source>
        <translation>Återställ en version</translation>
    </message>
    <message>
        <source>Works and events</source>
        <translation>Arbeten och evenemang</translation>
    </message>
    <message>
        <source>Find them now</source>
        <translation>Sök dem nu</translation>
    </message>
    <message>
        <source>Open it when QGIS starts with an empty project</source>
        <translation>Öppna den när QGIS startar med ett tomt projekt</translation>
    </message>
    <message>
        <source>0: only where they touch or overlap</source>
        <translation>0: endast där de rör vid eller överlappar varandra</translation>
    </message>
    <message>
        <source>Never while edits are unsaved; says only what is new. 0: only when you ask.</source>
        <translation>Aldrig medan ändringar är osparade; berättar bara om nytt. 0: bara när du ber om det.</translation>
    </message>
    <message>
        <source>Reset all</source>
        <translation>Återställ allt</translation>
    </message>
    <message>
        <source>Set everything on this page as it was at first.</source>
        <translation>Återställ allt på den här sidan till det ursprungliga.</translation>
    </message>
    <message>
        <source>Default workspace</source>
        <translation>Standardarbetsyta</translation>
    </message>
    <message>
        <source>Records meet within</source>
        <translation>Poster möts inom</translation>
    </message>
    <message>
        <source>Sync by itself every</source>
        <translation>Synkronisera automatiskt var</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Färger</translation>
    </message>
    <message>
        <source>{count} pairs share ground and time</source>
        <translation>{count} par delar mark och tid</translation>
    </message>
    <message>
        <source>{title}: meets {count}</source>
        <translation>{title}: möter {count}</translation>
    </message>
    <message>
        <source>While drawing: meets {count}</source>
        <translation>Medan du ritar: möter {count}</translation>
    </message>
    <message>
        <source>What the rules make of all pairs stands under Decisions; the rules are asked there by Check now.</source>
        <translation>Vad reglerna säger om alla par står under Beslut; där frågar Kontrollera nu reglerna.</translation>
    </message>
    <message>
        <source>Nothing meets anything: no two records take the same ground at the same time.</source>
        <translation>Inga överlappningar: inga två poster tar samma mark samtidigt.</translation>
    </message>
    <message>
        <source>Choose a record in the list, on the timeline or on the map, and see here what it meets.</source>
        <translation>Välj en post i listan, på tidslinjen eller på kartan, så ser du här vad den möter.</translation>
    </message>
    <message>
        <source>Cancelled: it takes no ground, so it meets nothing.</source>
        <translation>Inställt: det tar ingen mark och möter alltså ingenting.</translation>
    </message>
    <message>
        <source>Meets nothing. The ground is free then.</source>
        <translation>Möter ingenting. Området är fritt då.</translation>
    </message>
    <message>
        <source>New record, being drawn</source>
        <translation>Ny post, ritas nu</translation>
    </message>
    <message>
        <source>How bad</source>
        <translation>Allvar</translation>
    </message>
    <message>
        <source>Meets</source>
        <translation>Möter</translation>
    </message>
    <message>
        <source>How long</source>
        <translation>Varaktighet</translation>
    </message>
    <message>
        <source>Shared ground</source>
        <translation>Gemensam yta</translation>
    </message>
    <message>
        <source>This record</source>
        <translation>Denna post</translation>
    </message>
    <message>
        <source>What the record in hand meets, live while you edit it</source>
        <translation>Vad den aktuella posten möter, direkt medan du redigerar den</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alla</translation>
    </message>
    <message>
        <source>All pairs that share ground and time, whatever the rules make of them</source>
        <translation>Alla par som delar mark och tid, oavsett vad reglerna säger om dem</translation>
    </message>
    <message>
        <source>What the rules say</source>
        <translation>Vad reglerna säger</translation>
    </message>
    <message>
        <source>Zoom to the shared ground</source>
        <translation>Zooma till den gemensamma ytan</translation>
    </message>
    <message>
        <source>Flash both</source>
        <translation>Blinka båda</translation>
    </message>
    <message>
        <source>Take the other record in hand</source>
        <translation>Gå till den andra posten</translation>
    </message>
    <message>
        <source>Copy as text for an e-mail</source>
        <translation>Kopiera som text för e-post</translation>
    </message>
    <message>
        <source>Write e-mail</source>
        <translation>Skriv e-post</translation>
    </message>
    <message>
        <source>All the time</source>
        <translation>Hela tiden</translation>
    </message>
    <message>
        <source>apart: until {end}, from {start}</source>
        <translation>var för sig: till {end}, från {start}</translation>
    </message>
    <message>
        <source>touch</source>
        <translation>rör vid varandra</translation>
    </message>
    <message>
        <source>{count} m²</source>
        <translation>{count}&#xa0;m²</translation>
    </message>
    <message>
        <source>No party is known for it. Choose one in its form.</source>
        <translation>Ingen part är känd för den. Välj en i formuläret.</translation>
    </message>
    <message>
        <source>No contact is known.</source>
        <translation>Ingen kontaktperson är känd.</translation>
    </message>
    <message>
        <source>{one} and {other}: same ground, same time</source>
        <translation>{one} och {other}: samma område, samma tid</translation>
    </message>
    <message>
        <source>{one} and {other}: our plans</source>
        <translation>{one} och {other}: våra planer</translation>
    </message>
    <message>
        <source>Hello,</source>
        <translation>Hej,</translation>
    </message>
    <message>
        <source>our plans meet:</source>
        <translation>våra planer sammanfaller på samma plats och tid:</translation>
    </message>
    <message>
        <source>Could we agree on this?</source>
        <translation>Kunde vi komma överens om detta?</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>Plan</translation>
    </message>
    <message>
        <source>Dates</source>
        <translation>Tidpunkt</translation>
    </message>
    <message>
        <source>By the rules</source>
        <translation>Enligt reglerna</translation>
    </message>
    <message>
        <source>No rule of the workspace says anything of it.</source>
        <translation>Ingen av arbetsytans regler säger något om det.</translation>
    </message>
    <message>
        <source>The rules are being asked.</source>
        <translation>Reglerna tillfrågas.</translation>
    </message>
    <message>
        <source>Meets nothing</source>
        <translation>Möter ingenting</translation>
    </message>
    <message>
        <source>{count} more</source>
        <translation>{count} till</translation>
    </message>
    <message>
        <source>Meets {count}</source>
        <translation>Möter {count}</translation>
    </message>
    <message>
        <source>{title} (copy)</source>
        <translation>{title} (kopia)</translation>
    </message>
    <message>
        <source>Copy records</source>
        <translation>Kopiera poster</translation>
    </message>
    <message>
        <source>Delete records</source>
        <translation>Ta bort poster</translation>
    </message>
    <message>
        <source>What it meets</source>
        <translation>Vad den möter</translation>
    </message>
    <message>
        <source>Free dates…</source>
        <translation>Lediga datum…</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Typ</translation>
    </message>
    <message>
        <source>Change a record</source>
        <translation>Ändra en post</translation>
    </message>
    <message>
        <source>Choose a record in the list, on the timeline or on the map.</source>
        <translation>Välj en post i listan, på tidslinjen eller på kartan.</translation>
    </message>
    <message>
        <source>“{layer}” cannot be edited: the file or the layer is read-only.</source>
        <translation>”{layer}” kan inte redigeras: filen eller lagret är skrivskyddat.</translation>
    </message>
    <message>
        <source>The record has no ground to show.</source>
        <translation>Posten har ingen yta att visa.</translation>
    </message>
    <message>
        <source>Deleted: {count}. Undo brings them back until they are saved.</source>
        <translation>Borttagna: {count}. Ångra återställer dem tills ändringen har sparats.</translation>
    </message>
    <message>
        <source>Left alone, because they belong to others: {count}.</source>
        <translation>Lämnades orörda eftersom de tillhör andra: {count}.</translation>
    </message>
    <message>
        <source>Flash</source>
        <translation>Blinka</translation>
    </message>
    <message>
        <source>Open form</source>
        <translation>Öppna formulär</translation>
    </message>
    <message>
        <source>Copy record</source>
        <translation>Kopiera post</translation>
    </message>
    <message>
        <source>Delete record</source>
        <translation>Ta bort post</translation>
    </message>
    <message>
        <source>How many records share its ground at the same time, whatever the rules make of it</source>
        <translation>Hur många poster som delar dess mark samtidigt, oavsett vad reglerna säger</translation>
    </message>
    <message>
        <source>Meets {count}: {titles}</source>
        <translation>Möter {count}: {titles}</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Spara</translation>
    </message>
    <message>
        <source>Save all edits of the workspace and end editing.</source>
        <translation>Spara alla ändringar i arbetsytan och avsluta redigeringen.</translation>
    </message>
    <message>
        <source>Discard…</source>
        <translation>Förkasta…</translation>
    </message>
    <message>
        <source>Throw away all unsaved edits of the workspace.</source>
        <translation>Förkasta alla osparade ändringar i arbetsytan.</translation>
    </message>
    <message>
        <source>“{layer}” could not be saved: {reason}</source>
        <translation>”{layer}” kunde inte sparas: {reason}</translation>
    </message>
    <message>
        <source>Throw away all unsaved edits of {layers}?</source>
        <translation>Ska alla osparade ändringar förkastas: {layers}?</translation>
    </message>
    <message>
        <source>Discard edits</source>
        <translation>Förkasta ändringar</translation>
    </message>
    <message>
        <source>Unsaved edits</source>
        <translation>Osparade ändringar</translation>
    </message>
    <message>
        <source>0 (none)</source>
        <translation>0 (ingen)</translation>
    </message>
    <message>
        <source>same day</source>
        <translation>samma dag</translation>
    </message>
    <message>
        <source>All day</source>
        <translation>Hela dagen</translation>
    </message>
    <message>
        <source>Whole days: the last day is part of it.</source>
        <translation>Hela dagar: den sista dagen ingår.</translation>
    </message>
    <message>
        <source>open: already going on</source>
        <translation>öppet: pågår redan</translation>
    </message>
    <message>
        <source>open end</source>
        <translation>öppet slut</translation>
    </message>
    <message>
        <source>Set-up</source>
        <translation>Uppställning</translation>
    </message>
    <message>
        <source>days before</source>
        <translation>dagar före</translation>
    </message>
    <message>
        <source>at</source>
        <translation>kl.</translation>
    </message>
    <message>
        <source>Tear-down</source>
        <translation>Rivning</translation>
    </message>
    <message>
        <source>days after</source>
        <translation>dagar efter</translation>
    </message>
    <message>
        <source>The project edits in transaction groups. Switch that off in its properties: what the shared database refuses could not be noticed.</source>
        <translation>Projektet redigerar i transaktionsgrupper. Stäng av det i projektets egenskaper: annars märks det inte vad den delade databasen avvisar.</translation>
    </message>
    <message>
        <source>Not saved in “{layer}”, because only {parties} may change it: {titles}</source>
        <translation>Sparades inte i ”{layer}”, eftersom endast {parties} får ändra: {titles}</translation>
    </message>
    <message>
        <source>Not saved in “{layer}”, because somebody has deleted it meanwhile: {titles}</source>
        <translation>Sparades inte i ”{layer}”, eftersom någon under tiden har tagit bort: {titles}</translation>
    </message>
    <message>
        <source>Rules…</source>
        <translation>Regler…</translation>
    </message>
    <message>
        <source>Which records meet which, how near, and what that means</source>
        <translation>Vilka objekt som möts, hur nära och vad det betyder</translation>
    </message>
    <message>
        <source>The layer {name} has unsaved edits. Save or discard them and run again.</source>
        <translation>Lagret {name} har osparade ändringar. Spara eller förkasta dem och kör igen.</translation>
    </message>
    <message>
        <source>The check failed.</source>
        <translation>Kontrollen misslyckades.</translation>
    </message>
    <message>
        <source>Only an administrator may check the shared database: others do not see all its drafts.</source>
        <translation>Bara en administratör kan kontrollera den gemensamma databasen: andra ser inte alla dess utkast.</translation>
    </message>
    <message>
        <source>No connection saved in QGIS leads to {place} as its layers do. Save one in the Browser, under “PostgreSQL”.</source>
        <translation>Ingen anslutning som är sparad i QGIS leder till {place} så som dess lager gör. Spara en i bläddraren under ”PostgreSQL”.</translation>
    </message>
    <message>
        <source>Conflicts {conflicts}, opportunities {opportunities}, notices {notices}: {new} new, {changed} changed, {closed} closed; {open} to be decided.</source>
        <translation>Konflikter {conflicts}, möjligheter {opportunities}, upplysningar {notices}: {new} nya, {changed} ändrade, {closed} avslutade; {open} att besluta.</translation>
    </message>
    <message>
        <source>Rules of {workspace}</source>
        <translation>Regler för {workspace}</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>Regler</translation>
    </message>
    <message>
        <source>The rules are sent to the shared database …</source>
        <translation>Reglerna skickas till den delade databasen …</translation>
    </message>
    <message>
        <source>There is no file {path}.</source>
        <translation>Filen {path} finns inte.</translation>
    </message>
    <message>
        <source>Own rules of this workspace</source>
        <translation>Arbetsytans egna regler</translation>
    </message>
    <message>
        <source>The rules as text (JSON)</source>
        <translation>Reglerna som text (JSON)</translation>
    </message>
    <message>
        <source>From file…</source>
        <translation>Från fil…</translation>
    </message>
    <message>
        <source>Save for all</source>
        <translation>Spara för alla</translation>
    </message>
    <message>
        <source>Save and check now</source>
        <translation>Spara och kontrollera nu</translation>
    </message>
    <message>
        <source>Nothing was saved.</source>
        <translation>Ingenting sparades.</translation>
    </message>
    <message>
        <source>Saved. The next check goes by these rules.</source>
        <translation>Sparat. Nästa kontroll följer dessa regler.</translation>
    </message>
    <message>
        <source>The check is under way; the numbers will stand in the message bar and in “Decisions”.</source>
        <translation>Kontrollen pågår; siffrorna kommer i meddelandefältet och under ”Beslut”.</translation>
    </message>
    <message>
        <source>{used} of {count} rules are used.</source>
        <translation>{used} av {count} regler används.</translation>
    </message>
    <message>
        <source>Read only: an administrator of the shared database says by which rules all go.</source>
        <translation>Bara för läsning: den delade databasens administratör bestämmer vilka regler alla följer.</translation>
    </message>
    <message>
        <source>What is saved here is for all who share the database: only its administrator can save it, and everyone&apos;s file has it after its next sync.</source>
        <translation>Det som sparas här gäller för alla som delar databasen: bara dess administratör kan spara, och allas filer har det efter sin nästa synkning.</translation>
    </message>
    <message>
        <source>It is not known with which database this workspace is synced. Sync it first.</source>
        <translation>Det är inte känt med vilken databas arbetsytan synkas. Synka den först.</translation>
    </message>
    <message>
        <source>Between</source>
        <translation>Mellan</translation>
    </message>
    <message>
        <source>Whether the rule is used</source>
        <translation>Om regeln används</translation>
    </message>
    <message>
        <source>Metres around the first and the second side; type another number for the first</source>
        <translation>Meter kring första och andra sidan; skriv ett annat tal för den första</translation>
    </message>
    <message>
        <source>{place}: “{value}” is no number of metres.</source>
        <translation>{place}: ”{value}” är inget antal meter.</translation>
    </message>
    <message>
        <source>⚠ Extra dates before the start or after the end do not count: {count}</source>
        <translation>⚠ Extra datum före början eller efter slutet, som inte räknas: {count}</translation>
    </message>
    <message>
        <source>⚠ Between start and end this never happens, so the record meets nothing.</source>
        <translation>⚠ Mellan början och slutet händer detta aldrig, så objektet möter ingenting.</translation>
    </message>
    <message>
        <source>Without an end; first {first}</source>
        <translation>Utan slut; först {first}</translation>
    </message>
    <message>
        <source>Once: {first}</source>
        <translation>En gång: {first}</translation>
    </message>
    <message>
        <source>{count} times: first {first}, last {last}</source>
        <translation>{count} gånger: först {first}, sist {last}</translation>
    </message>
    <message>
        <source>Belongs to {party}: read only.</source>
        <translation>Tillhör {party}: skrivskyddad.</translation>
    </message>
    <message>
        <source>Belongs to nobody: read only.</source>
        <translation>Tillhör ingen: skrivskyddad.</translation>
    </message>
    <message>
        <source>Free dates</source>
        <translation>Lediga datum</translation>
    </message>
    <message>
        <source>Length (hours)</source>
        <translation>Längd (timmar)</translation>
    </message>
    <message>
        <source>Not before</source>
        <translation>Tidigast</translation>
    </message>
    <message>
        <source>now</source>
        <translation>nu</translation>
    </message>
    <message>
        <source>Over by</source>
        <translation>Slut senast</translation>
    </message>
    <message>
        <source>a year later</source>
        <translation>ett år senare</translation>
    </message>
    <message>
        <source>Working days only</source>
        <translation>Endast vardagar</translation>
    </message>
    <message>
        <source>Keep off public holidays</source>
        <translation>Inte på helgdagar</translation>
    </message>
    <message>
        <source>Keep off the winter</source>
        <translation>Inte på vintern</translation>
    </message>
    <message>
        <source>At the same times of day</source>
        <translation>Vid samma klockslag</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Orsak</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Längd</translation>
    </message>
    <message>
        <source>Take</source>
        <translation>Välj</translation>
    </message>
    <message>
        <source>Take {start}</source>
        <translation>Välj {start}</translation>
    </message>
    <message>
        <source>Take free dates</source>
        <translation>Val av lediga datum</translation>
    </message>
    <message>
        <source>Nothing of this length fits between these dates under these terms.</source>
        <translation>Inget så långt ryms mellan dessa datum på dessa villkor.</translation>
    </message>
    <message>
        <source>{title}: nothing is free. These dates hurt the least.</source>
        <translation>{title}: inget är ledigt. De här tiderna stör minst.</translation>
    </message>
    <message>
        <source>Conflicts that no date helps against: {count}.</source>
        <translation>Konflikter som inget datum hjälper mot: {count}.</translation>
    </message>
    <message>
        <source>Sync settings…</source>
        <translation>Inställningar för synkronisering…</translation>
    </message>
    <message>
        <source>Sync report</source>
        <translation>Synkroniseringsrapport</translation>
    </message>
    <message>
        <source>The sync was cancelled.</source>
        <translation>Synkroniseringen avbröts.</translation>
    </message>
    <message>
        <source>Report…</source>
        <translation>Rapport…</translation>
    </message>
    <message>
        <source>There are unsaved edits in {layers}. Save them and sync?</source>
        <translation>Det finns osparade ändringar i {layers}. Ska de sparas och synkroniseras?</translation>
    </message>
    <message>
        <source>Send what was changed here to the shared database, fetch what others changed</source>
        <translation>Skicka egna ändringar till den delade databasen och hämta andras</translation>
    </message>
    <message>
        <source>Cancel sync ({share} %)</source>
        <translation>Avbryt synkroniseringen ({share} %)</translation>
    </message>
    <message>
        <source>What was sent and fetched so far stays; the next sync goes on from there.</source>
        <translation>Det som skickats och hämtats hittills finns kvar; nästa synkronisering fortsätter därifrån.</translation>
    </message>
    <message>
        <source>Shared database</source>
        <translation>Delad databas</translation>
    </message>
    <message>
        <source>A PostgreSQL connection saved in QGIS, or service=name.</source>
        <translation>En PostgreSQL-anslutning som sparats i QGIS, eller service=namn.</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Allt</translation>
    </message>
    <message>
        <source>The part of the map that is seen now</source>
        <translation>Den del av kartan som syns nu</translation>
    </message>
    <message>
        <source>The same part as before</source>
        <translation>Samma område som tidigare</translation>
    </message>
    <message>
        <source>Others&apos; works and events outside it are left out; your own are always kept.</source>
        <translation>Andras arbeten och evenemang utanför det lämnas bort; egna behålls alltid.</translation>
    </message>
    <message>
        <source>Only say what would happen</source>
        <translation>Säg bara vad som skulle hända</translation>
    </message>
    <message>
        <source>Connections are made in QGIS&apos;s Browser, under “PostgreSQL”. The workspace remembers only the name.</source>
        <translation>Anslutningar görs i QGIS bläddrare under ”PostgreSQL”. Arbetsytan minns bara namnet.</translation>
    </message>
    <message>
        <source>Area of interest</source>
        <translation>Intresseområde</translation>
    </message>
    <message>
        <source>Would be synced: {sent} sent, {received} received, {merged} merged.</source>
        <translation>Skulle synkroniseras: {sent} skickade, {received} mottagna, {merged} sammanfogade.</translation>
    </message>
    <message>
        <source>Synced: {sent} sent, {received} received, {merged} merged.</source>
        <translation>Synkroniserat: {sent} skickade, {received} mottagna, {merged} sammanfogade.</translation>
    </message>
    <message>
        <source>{count} conflicts wait for your decision.</source>
        <translation>{count} konflikter väntar på ditt avgörande.</translation>
    </message>
    <message>
        <source>1 conflict waits for your decision.</source>
        <translation>1 konflikt väntar på ditt avgörande.</translation>
    </message>
    <message>
        <source>{count} records were refused.</source>
        <translation>{count} objekt avvisades.</translation>
    </message>
    <message>
        <source>1 record was refused.</source>
        <translation>1 objekt avvisades.</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Vad som hände</translation>
    </message>
    <message>
        <source>Conflicts that wait for a decision: {count}</source>
        <translation>Konflikter som väntar på avgörande: {count}</translation>
    </message>
    <message>
        <source>Refused: {count}</source>
        <translation>Avvisat: {count}</translation>
    </message>
    <message>
        <source>Sent: {count}</source>
        <translation>Skickat: {count}</translation>
    </message>
    <message>
        <source>Received: {count}</source>
        <translation>Mottaget: {count}</translation>
    </message>
    <message>
        <source>Merged: {count}</source>
        <translation>Sammanfogat: {count}</translation>
    </message>
    <message>
        <source>Choose a record with Enter or a double click to see it on the map and in the list.</source>
        <translation>Välj ett objekt med Enter eller dubbelklick för att se det på kartan och i listan.</translation>
    </message>
    <message>
        <source>and {count} more</source>
        <translation>och {count} till</translation>
    </message>
    <message>
        <source>The workspace of this report is not open any more.</source>
        <translation>Rapportens arbetsyta är inte öppen längre.</translation>
    </message>
    <message>
        <source>{title}: its dates cannot be read</source>
        <translation>{title}: tiderna kan inte läsas</translation>
    </message>
    <message>
        <source>Week {number}</source>
        <translation>Vecka {number}</translation>
    </message>
    <message>
        <source>Works and events as bars on a calendar.</source>
        <translation>Arbeten och evenemang som staplar i en kalender.</translation>
    </message>
    <message>
        <source>No workspace is open. Open or create one to see its works and events in time.</source>
        <translation>Ingen arbetsyta är öppen. Öppna eller skapa en för att se dess arbeten och evenemang på tidslinjen.</translation>
    </message>
    <message>
        <source>This workspace has no works and events yet. Draw the first one on the map.</source>
        <translation>Denna arbetsyta har ännu inga arbeten eller evenemang. Rita det första på kartan.</translation>
    </message>
    <message>
        <source>No work or event passes the filter. Make the filter wider to see more.</source>
        <translation>Inget arbete eller evenemang passerar filtret. Vidga filtret för att se fler.</translation>
    </message>
    <message>
        <source>Choose a bar first: with the arrow keys up and down, or with the mouse.</source>
        <translation>Välj först en stapel: med piltangenterna upp och ned eller med musen.</translation>
    </message>
    <message>
        <source>It cannot be moved that way: the end would not be after the start, or the time is open.</source>
        <translation>Den kan inte flyttas så: slutet skulle inte vara efter början, eller tiden är öppen.</translation>
    </message>
    <message>
        <source>The layer is not in the project any more.</source>
        <translation>Lagret finns inte längre i projektet.</translation>
    </message>
    <message>
        <source>The layer “{layer}” is read-only; nothing was changed.</source>
        <translation>Lagret ”{layer}” är skrivskyddat; ingenting ändrades.</translation>
    </message>
    <message>
        <source>The record is gone; nothing was changed.</source>
        <translation>Posten finns inte längre; ingenting ändrades.</translation>
    </message>
    <message>
        <source>Move on the timeline</source>
        <translation>Flytta på tidslinjen</translation>
    </message>
    <message>
        <source>The layer “{layer}” did not take the change; nothing was changed.</source>
        <translation>Lagret ”{layer}” godtog inte ändringen; ingenting ändrades.</translation>
    </message>
    <message>
        <source>No area</source>
        <translation>Inget område</translation>
    </message>
    <message>
        <source>{title}: its dates cannot be read. Correct them in the form.</source>
        <translation>{title}: tiderna kan inte läsas. Rätta dem i formuläret.</translation>
    </message>
    <message>
        <source>Its dates cannot be read. Correct them in the form.</source>
        <translation>Dess tider kan inte läsas. Rätta dem i formuläret.</translation>
    </message>
    <message>
        <source>Set-up: {when}</source>
        <translation>Uppställning: {when}</translation>
    </message>
    <message>
        <source>Tear-down: {when}</source>
        <translation>Rivning: {when}</translation>
    </message>
    <message>
        <source>Not grouped</source>
        <translation>Ogrupperat</translation>
    </message>
    <message>
        <source>By party</source>
        <translation>Enligt part</translation>
    </message>
    <message>
        <source>By type</source>
        <translation>Enligt typ</translation>
    </message>
    <message>
        <source>By kind</source>
        <translation>Enligt slag</translation>
    </message>
    <message>
        <source>By area</source>
        <translation>Enligt område</translation>
    </message>
    <message>
        <source>What the bars are grouped by</source>
        <translation>Vad staplarna är grupperade enligt</translation>
    </message>
    <message>
        <source>Tools of the timeline</source>
        <translation>Tidslinjens verktyg</translation>
    </message>
    <message>
        <source>Zoom in (+)</source>
        <translation>Zooma in (+)</translation>
    </message>
    <message>
        <source>Zoom out (−)</source>
        <translation>Zooma ut (−)</translation>
    </message>
    <message>
        <source>Scroll to today (Home)</source>
        <translation>Gå till i dag (Home)</translation>
    </message>
    <message>
        <source>Show all from the first to the last (F)</source>
        <translation>Visa alla från första till sista (F)</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Dag</translation>
    </message>
    <message>
        <source>Show a day</source>
        <translation>Visa en dag</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>Månad</translation>
    </message>
    <message>
        <source>Show a month</source>
        <translation>Visa en månad</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>År</translation>
    </message>
    <message>
        <source>Show a year</source>
        <translation>Visa ett år</translation>
    </message>
    <message>
        <source>Week plan</source>
        <translation>Veckoplan</translation>
    </message>
    <message>
        <source>Otherwise the map of the layout stays as it is.</source>
        <translation>Annars förblir layoutens karta som den är.</translation>
    </message>
    <message>
        <source>Save as PDF…</source>
        <translation>Spara som PDF…</translation>
    </message>
    <message>
        <source>Open layout</source>
        <translation>Öppna layouten</translation>
    </message>
    <message>
        <source>The week plan needs the layers of the whole workspace. Open it once more.</source>
        <translation>Veckoplanen behöver hela arbetsytans lager. Öppna arbetsytan på nytt.</translation>
    </message>
    <message>
        <source>Saved: {path}</source>
        <translation>Sparad: {path}</translation>
    </message>
    <message>
        <source>{path} cannot be written. Is it open in another program?</source>
        <translation>Filen {path} kan inte skrivas. Är den öppen i ett annat program?</translation>
    </message>
    <message>
        <source>Week</source>
        <translation>Vecka</translation>
    </message>
    <message>
        <source>Save as PDF</source>
        <translation>Spara som PDF</translation>
    </message>
    <message>
        <source>Open workspace</source>
        <translation>Öppna arbetsyta</translation>
    </message>
    <message>
        <source>Recent workspaces</source>
        <translation>Senaste arbetsytor</translation>
    </message>
    <message>
        <source>Add the layers of a workspace file</source>
        <translation>Lägg till lagren i en arbetsytas fil</translation>
    </message>
    <message>
        <source>Open shared database…</source>
        <translation>Öppna delad databas…</translation>
    </message>
    <message>
        <source>Add the layers of a shared database, by a connection saved in QGIS</source>
        <translation>Lägg till lagren i en delad databas via en anslutning som sparats i QGIS</translation>
    </message>
    <message>
        <source>Make a new workspace file</source>
        <translation>Gör en ny fil för en arbetsyta</translation>
    </message>
    <message>
        <source>Import records…</source>
        <translation>Importera poster…</translation>
    </message>
    <message>
        <source>Bring in works, events or areas</source>
        <translation>Hämta in arbeten, evenemang eller områden</translation>
    </message>
    <message>
        <source>New project for this workspace…</source>
        <translation>Nytt projekt för den här arbetsytan…</translation>
    </message>
    <message>
        <source>A project with its layers, snapping, time and week plan</source>
        <translation>Ett projekt med dess lager, snappning, tid och veckoplan</translation>
    </message>
    <message>
        <source>Find overlaps…</source>
        <translation>Sök överlappningar…</translation>
    </message>
    <message>
        <source>Of any layers</source>
        <translation>I vilka lager som helst</translation>
    </message>
    <message>
        <source>Check workspace…</source>
        <translation>Kontrollera arbetsyta…</translation>
    </message>
    <message>
        <source>Keep the list of overlaps up to date</source>
        <translation>Håll listan över överlappningar aktuell</translation>
    </message>
    <message>
        <source>Week plan…</source>
        <translation>Veckoplan…</translation>
    </message>
    <message>
        <source>Print a week: a map, and what each party does on its days</source>
        <translation>Skriv ut en vecka: en karta och vad varje part gör under dagarna</translation>
    </message>
    <message>
        <source>The guide, on this machine</source>
        <translation>Handboken, även utan nätverk</translation>
    </message>
    <message>
        <source>QGIS has no saved connection to PostgreSQL yet. Make one in its Browser, under “PostgreSQL”.</source>
        <translation>QGIS har ännu ingen sparad anslutning till PostgreSQL. Skapa en i webbläsarpanelen under ”PostgreSQL”.</translation>
    </message>
    <message>
        <source>Open shared database</source>
        <translation>Öppna delad databas</translation>
    </message>
    <message>
        <source>Connection, or service=name</source>
        <translation>Anslutning eller service=namn</translation>
    </message>
    <message>
        <source>None yet</source>
        <translation>Inga ännu</translation>
    </message>
    <message>
        <source>The table {table} of {path} does not stand open.</source>
        <translation>Tabellen {table} i {path} är inte öppen.</translation>
    </message>
    <message>
        <source>The shared database did not take it: {reason}</source>
        <translation>Den delade databasen tog inte emot det: {reason}</translation>
    </message>
    <message>
        <source>The layer {layer} has no field {field}. It has: {fields}.</source>
        <translation>Lagret {layer} har inget fält {field}. Lagrets fält: {fields}.</translation>
    </message>
    <message>
        <source>Give the name of a connection saved in QGIS, or service=name. A whole connection string is not taken, because passwords do not belong into settings and logs.</source>
        <translation>Ange namnet på en anslutning som är sparad i QGIS, eller service=namn. En hel anslutningssträng tas inte emot, eftersom lösenord inte hör hemma i inställningar och loggar.</translation>
    </message>
    <message>
        <source>There is no PostgreSQL connection {name}; none is saved in QGIS. Make one in the Browser: PostgreSQL, New Connection.</source>
        <translation>Det finns ingen PostgreSQL-anslutning {name}; ingen är sparad i QGIS. Skapa en i bläddraren: PostgreSQL, Ny anslutning.</translation>
    </message>
    <message>
        <source>There is no PostgreSQL connection {name} in QGIS. Saved are: {names}.</source>
        <translation>Det finns ingen PostgreSQL-anslutning {name} i QGIS. Sparade är: {names}.</translation>
    </message>
    <message>
        <source>QGIS&apos;s password store is locked, so connection {name} cannot be used. Give the master password (qgis_process: in the file that QGIS_AUTH_PASSWORD_FILE names).</source>
        <translation>QGIS lösenordsförråd är låst, så anslutningen {name} kan inte användas. Ange huvudlösenordet (qgis_process: i filen som QGIS_AUTH_PASSWORD_FILE anger).</translation>
    </message>
    <message>
        <source>The sign-in of connection {name} is no longer in QGIS&apos;s password store. Edit the connection and choose another one.</source>
        <translation>Inloggningen för anslutningen {name} finns inte längre i QGIS lösenordsförråd. Redigera anslutningen och välj en annan.</translation>
    </message>
    <message>
        <source>The geometry cannot be transformed to the coordinate reference system of the workspace.</source>
        <translation>Geometrin kan inte transformeras till arbetsytans koordinatsystem.</translation>
    </message>
    <message>
        <source>The geometry has no area.</source>
        <translation>Geometrin har ingen area.</translation>
    </message>
    <message>
        <source>How many works and events share a record&apos;s ground at the same time. Argument: its id.</source>
        <translation>Hur många arbeten och evenemang som delar en posts mark samtidigt. Argument: dess id.</translation>
    </message>
    <message>
        <source>From when to when, in the locale&apos;s form. Arguments: start and end as stored.</source>
        <translation>Från när till när, i språkinställningens form. Argument: början och slut som de är sparade.</translation>
    </message>
    <message>
        <source>A text whose signs cannot be taken for HTML. Argument: any value.</source>
        <translation>En text vars tecken inte kan tas för HTML. Argument: vilket värde som helst.</translation>
    </message>
    <message>
        <source>Is the layer&apos;s own reference system set right?</source>
        <translation>Är lagrets eget koordinatsystem rätt inställt?</translation>
    </message>
    <message>
        <source>There is no geometry.</source>
        <translation>Geometrin saknas.</translation>
    </message>
    <message>
        <source>The geometry has coordinates that are no numbers.</source>
        <translation>Geometrin har koordinater som inte är tal.</translation>
    </message>
    <message>
        <source>The geometry lies far outside the area of the workspace&apos;s coordinate reference system, {crs}. {hint}</source>
        <translation>Geometrin ligger långt utanför området för arbetsytans koordinatsystem {crs}. {hint}</translation>
    </message>
    <message>
        <source>Lines and points take no ground. Give a buffer: half the width of the trench, the radius of the pole.</source>
        <translation>Linjer och punkter tar ingen mark. Ange en buffert: halva schaktets bredd, stolpens radie.</translation>
    </message>
    <message>
        <source>Coordinates need two fields: choose one for east (x) and one for north (y).</source>
        <translation>Koordinater kräver två fält: välj ett för öst (x) och ett för nord (y).</translation>
    </message>
    <message>
        <source>The layer has no geometries, and no field looks like WKT or coordinates. Choose the field of the WKT, or both fields of the coordinates.</source>
        <translation>Lagret har inga geometrier, och inget fält ser ut som WKT eller koordinater. Välj WKT-fältet eller båda koordinatfälten.</translation>
    </message>
    <message>
        <source>The layer {name} has no coordinate reference system. Set one (Layer properties, Source), or choose the reference system of the coordinates, and run again.</source>
        <translation>Lagret {name} har inget koordinatsystem. Ställ in ett (Lageregenskaper, Källa) eller välj koordinaternas koordinatsystem, och kör igen.</translation>
    </message>
    <message>
        <source>Finding overlaps</source>
        <translation>Söker överlappningar</translation>
    </message>
    <message>
        <source>The layer “{layer}” is not in the project: its records are not checked. Open the workspace again.</source>
        <translation>Lagret ”{layer}” finns inte i projektet: dess poster kontrolleras inte. Öppna arbetsytan på nytt.</translation>
    </message>
    <message>
        <source>“{layer}” has a filter: what it hides is not checked. Remove the filter to check everything.</source>
        <translation>”{layer}” har ett filter: det som filtret döljer kontrolleras inte. Ta bort filtret för att kontrollera allt.</translation>
    </message>
    <message>
        <source>“{layer}” is set to {found}, but the workspace is in {crs}. Set it back in the properties of the layer, else nothing stands where it belongs.</source>
        <translation>”{layer}” har ställts in på {found}, men arbetsytan är i {crs}. Ändra tillbaka i lagrets egenskaper, annars ligger inget på sin rätta plats.</translation>
    </message>
    <message>
        <source>Another program has changed “{layer}” while you have unsaved edits. Save them or undo them; then what it wrote is shown. Saving keeps your values where both changed the same field.</source>
        <translation>Ett annat program har ändrat ”{layer}” medan du har osparade ändringar. Spara eller ångra dem, så visas det andra programmets ändringar. Om båda har ändrat samma fält behålls ditt värde när du sparar.</translation>
    </message>
    <message>
        <source>Records are still being read; what meets what is not known yet.</source>
        <translation>Posterna läses fortfarande in; överlappningarna är inte kända än.</translation>
    </message>
    <message>
        <source>Overlaps are still being looked for; what meets what is not known yet.</source>
        <translation>Överlappningar söks fortfarande; de är inte kända än.</translation>
    </message>
    <message>
        <source>Overlaps were not looked for to the end, so what meets what is not known.</source>
        <translation>Sökningen efter överlappningar avbröts, så de är inte kända.</translation>
    </message>
    <message>
        <source>The layer {name} has no coordinate reference system. Set one (Layer properties, Source) and run again.</source>
        <translation>Lagret {name} har inget koordinatsystem. Ställ in ett (Lageregenskaper, Källa) och kör igen.</translation>
    </message>
    <message>
        <source>It has no ground on the map yet.</source>
        <translation>Den har ännu ingen yta på kartan.</translation>
    </message>
    <message>
        <source>The layer {name} lies where its coordinate reference system {crs} does not reach. Is it set right?</source>
        <translation>Lagret {name} ligger där dess koordinatsystem {crs} inte räcker till. Är det rätt inställt?</translation>
    </message>
    <message>
        <source>“{place}” holds no shared workspace that you may read. Its administrator runs “Install database” and makes you a member.</source>
        <translation>”{place}” innehåller ingen delad arbetsyta som du får läsa. Administratören kör ”Installera databasen” och gör dig till medlem.</translation>
    </message>
    <message>
        <source>The shared workspace “{place}” has a newer schema ({found}) than this plugin knows ({known}). Update the plugin.</source>
        <translation>Den delade arbetsytan ”{place}” har ett nyare schema ({found}) än detta insticksprogram känner till ({known}). Uppdatera insticksprogrammet.</translation>
    </message>
    <message>
        <source>The table {table} of {path} cannot be opened.</source>
        <translation>Tabellen {table} i {path} kan inte öppnas.</translation>
    </message>
    <message>
        <source>Base maps</source>
        <translation>Bakgrundskartor</translation>
    </message>
    <message>
        <source>This belongs to another party; only that party or an administrator may change it.</source>
        <translation>Detta tillhör en annan part; endast den parten eller en administratör får ändra det.</translation>
    </message>
    <message>
        <source>There is no rule set {rules}. Give a file, or one of: {known}.</source>
        <translation>Det finns ingen regeluppsättning {rules}. Ange en fil eller någon av: {known}.</translation>
    </message>
    <message>
        <source>The file {path} is not in UTF-8. Save it in that encoding and try again.</source>
        <translation>Filen {path} är inte i UTF-8. Spara den med den teckenkodningen och försök igen.</translation>
    </message>
    <message>
        <source>The result could not be written: {reason}</source>
        <translation>Resultatet kunde inte skrivas: {reason}</translation>
    </message>
    <message>
        <source>The smallest shift: {shift}. {reason}</source>
        <translation>Den minsta flyttningen: {shift}. {reason}</translation>
    </message>
    <message>
        <source>Shift: {shift}. {reason}</source>
        <translation>Flyttning: {shift}. {reason}</translation>
    </message>
    <message>
        <source>The present dates. {reason}</source>
        <translation>De nuvarande datumen. {reason}</translation>
    </message>
    <message>
        <source>It recurs. It is moved as a whole, by days or weeks that keep its rhythm, with the last day and the exceptions of its recurrence.</source>
        <translation>Det upprepas. Det flyttas som helhet, i dygn eller veckor som bevarar dess rytm, med upprepningens sista dag och undantag.</translation>
    </message>
    <message>
        <source>Its dates are not fixed, and its recurrence does not say how long it takes (DURATION:P2D): what is looked for has room for all the time between them.</source>
        <translation>Dess datum är inte fasta, och upprepningen säger inte hur länge det varar (DURATION:P2D): det som söks har rum för hela tiden mellan dem.</translation>
    </message>
    <message>
        <source>Its dates are not fixed; those that you take are.</source>
        <translation>Dess datum är inte fasta; de som du väljer är det.</translation>
    </message>
    <message>
        <source>It has no end: the length is only for the search, and what you take has no end either.</source>
        <translation>Det har inget slut: längden är bara för sökningen, och det som du väljer har inte heller något slut.</translation>
    </message>
    <message>
        <source>It has no start; dates that you take have both a start and an end.</source>
        <translation>Det har ingen start; datum som du väljer har både start och slut.</translation>
    </message>
    <message>
        <source>{count} days later</source>
        <translation>{count} dygn senare</translation>
    </message>
    <message>
        <source>{count} days earlier</source>
        <translation>{count} dygn tidigare</translation>
    </message>
    <message>
        <source>{count} days and {hours} hours later</source>
        <translation>{count} dygn {hours} h senare</translation>
    </message>
    <message>
        <source>{count} days and {hours} hours earlier</source>
        <translation>{count} dygn {hours} h tidigare</translation>
    </message>
    <message>
        <source>{count} hours later</source>
        <translation>{count} h senare</translation>
    </message>
    <message>
        <source>{count} hours earlier</source>
        <translation>{count} h tidigare</translation>
    </message>
    <message>
        <source>The geometry cannot be transformed to the other coordinate reference system.</source>
        <translation>Geometrin kan inte transformeras till det andra koordinatsystemet.</translation>
    </message>
    <message>
        <source>The table {table} lacks a column of a workspace.</source>
        <translation>Tabellen {table} saknar en av arbetsytans kolumner.</translation>
    </message>
    <message>
        <source>Jan</source>
        <translation>jan</translation>
    </message>
    <message>
        <source>Feb</source>
        <translation>feb</translation>
    </message>
    <message>
        <source>Mar</source>
        <translation>mars</translation>
    </message>
    <message>
        <source>Apr</source>
        <translation>apr</translation>
    </message>
    <message>
        <source>May</source>
        <translation>maj</translation>
    </message>
    <message>
        <source>Jun</source>
        <translation>juni</translation>
    </message>
    <message>
        <source>Jul</source>
        <translation>juli</translation>
    </message>
    <message>
        <source>Aug</source>
        <translation>aug</translation>
    </message>
    <message>
        <source>Sep</source>
        <translation>sep</translation>
    </message>
    <message>
        <source>Oct</source>
        <translation>okt</translation>
    </message>
    <message>
        <source>Nov</source>
        <translation>nov</translation>
    </message>
    <message>
        <source>Dec</source>
        <translation>dec</translation>
    </message>
    <message>
        <source>Each field is a week and the number in it how many works and events are there; a mark in its corner says that some of them overlap.</source>
        <translation>Varje ruta är en vecka och talet i den antalet arbeten och evenemang; ett märke i hörnet säger att några av dem överlappar.</translation>
    </message>
    <message>
        <source>Week {week}/{year}: {records} records on {days} days, {overlaps} overlaps</source>
        <translation>Vecka {week}/{year}: {records} objekt på {days} dagar, {overlaps} överlappningar</translation>
    </message>
    <message>
        <source>Geometry</source>
        <translation>Geometri</translation>
    </message>
    <message>
        <source>Recurring</source>
        <translation>Återkommande</translation>
    </message>
    <message>
        <source>Without a party</source>
        <translation>Utan part</translation>
    </message>
    <message>
        <source>Printed</source>
        <translation>Utskriven</translation>
    </message>
    <message>
        <source>Nothing goes on this week.</source>
        <translation>Ingenting pågår den här veckan.</translation>
    </message>
    <message>
        <source>The styles could not be stored: {reason}</source>
        <translation>Stilarna kunde inte sparas: {reason}</translation>
    </message>
    <message>
        <source>The project could not be stored: {reason}</source>
        <translation>Projektet kunde inte sparas: {reason}</translation>
    </message>
    <message>
        <source>There is no time zone {name}. Give a name such as Europe/Helsinki.</source>
        <translation>Tidszonen {name} finns inte. Ange ett namn, till exempel Europe/Helsinki.</translation>
    </message>
    <message>
        <source>Add member</source>
        <translation>Lägg till medlem</translation>
    </message>
    <message>
        <source>Gives a login of the database server its rights in the shared database and says whose person it is, instead of what it had before. One login for each person: the server keeps who changed what.&lt;p&gt;A login that does not exist is made, without a password: nobody can sign in with it until who administers the server sets one (\password in psql) or lets it in by certificate, LDAP or Kerberos. Passwords never pass through this plugin.&lt;p&gt;For administrators; making logins needs CREATEROLE. In SQL: SELECT coord.add_member(&apos;aino&apos;, party_id, &apos;editor&apos;) and SELECT coord.remove_member(&apos;aino&apos;).</source>
        <translation>Ger en inloggning på databasservern dess rättigheter i den delade databasen och säger vems person det är, i stället för vad den hade förut. En inloggning för varje person: servern bevarar vem som ändrade vad.&lt;p&gt;En inloggning som saknas skapas utan lösenord: ingen kan logga in med den förrän serverns administratör sätter ett (\password i psql) eller släpper in den med certifikat, LDAP eller Kerberos. Lösenord går aldrig genom detta insticksprogram.&lt;p&gt;För administratörer; att skapa inloggningar kräver CREATEROLE. I SQL: SELECT coord.add_member(&apos;aino&apos;, party_id, &apos;editor&apos;) och SELECT coord.remove_member(&apos;aino&apos;).</translation>
    </message>
    <message>
        <source>Login</source>
        <translation>Inloggning</translation>
    </message>
    <message>
        <source>The person&apos;s login on the database server, exactly as it is written there.</source>
        <translation>Personens inloggning på databasservern, exakt som den är skriven där.</translation>
    </message>
    <message>
        <source>The name of the party whose person it is. An editor needs one, a public login has none.</source>
        <translation>Namnet på den part vars person det är. En redigerare behöver en, en publik inloggning har ingen.</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Roll</translation>
    </message>
    <message>
        <source>reader: sees everything but others&apos; drafts and persons. editor: also changes what is its party&apos;s own. admin: changes everything, giving a reason, and adds parties and members. public: for portals, sees no drafts and no persons. none: takes all rights away.</source>
        <translation>reader: ser allt utom andras utkast och personer. editor: ändrar dessutom det som är den egna partens. admin: ändrar allt, med angivet skäl, och lägger till parter och medlemmar. public: för portaler, ser inga utkast och inga personer. none: tar bort alla rättigheter.</translation>
    </message>
    <message>
        <source>The login {login} was made, without a password. Set one: \password {login} in psql.</source>
        <translation>Inloggningen {login} skapades utan lösenord. Sätt ett i psql: \password {login}.</translation>
    </message>
    <message>
        <source>Add party</source>
        <translation>Lägg till part</translation>
    </message>
    <message>
        <source>Adds a party to the shared database: an organisation that plans works or events, and whose people may change what is its own. Its public contact, colour and so on are edited like any record afterwards.&lt;p&gt;For administrators. In SQL: SELECT coord.add_party(&apos;Vesihuolto&apos;, &apos;water&apos;).</source>
        <translation>Lägger till en part i den delade databasen: en organisation som planerar arbeten eller evenemang och vars personer får ändra det som är dess eget. Den offentliga kontakten, färgen och annat redigeras efteråt som vilken post som helst.&lt;p&gt;För administratörer. I SQL: SELECT coord.add_party(&apos;Vesihuolto&apos;, &apos;water&apos;).</translation>
    </message>
    <message>
        <source>The name by which all know it. No two parties have the same.</source>
        <translation>Namnet som alla känner den vid. Två parter har inte samma namn.</translation>
    </message>
    <message>
        <source>What kind of party it is.</source>
        <translation>Vilket slags part det är.</translation>
    </message>
    <message>
        <source>Identifier of the party</source>
        <translation>Partens identifierare</translation>
    </message>
    <message>
        <source>The party {party} was added.</source>
        <translation>Parten {party} lades till.</translation>
    </message>
    <message>
        <source>Use of areas</source>
        <translation>Användning av områden</translation>
    </message>
    <message>
        <source>Tells what uses plan areas, venues and other areas of a workspace over time: how many works and events, on how many days, how many overlaps among them, which week is the busiest. So a zoning planner sees which events and works a plan touches, this year, before and after, and which venues, access routes and protected streets it meets.&lt;p&gt;A record uses an area when they share ground; touching is no use. It is there from set-up to clearing, what recurs on its dates only, what has no fixed dates all the time between them, and cancelled ones never. A day counts when anybody is there at some moment of it. Overlaps are pairs of records that use the area, meet on the ground and share an instant; of two that meet outside of the area both must still use it.&lt;p&gt;The calendar is a page with a picture for each area: a row for each year, a field for each week with its number of records, marked where some of them overlap.</source>
        <translation>Berättar vad som använder arbetsytans planområden, evenemangsplatser och andra områden över tid: hur många arbeten och evenemang, på hur många dagar, hur många överlappningar dem emellan och vilken vecka som är livligast. Så ser planläggaren vilka evenemang och arbeten en plan berör, i år, före och efter, och vilka evenemangsplatser, åtkomstvägar och skyddade gator den möter.&lt;p&gt;Ett objekt använder ett område när de delar mark; att bara röra vid är ingen användning. Det är där från uppställning till röjning, det återkommande bara vid sina tider, det utan fasta datum hela tiden mellan dem och det inställda aldrig. En dag räknas när någon är där vid något ögonblick. Överlappningar är par av objekt som använder området, möts på marken och delar ett ögonblick; av två som möts utanför området måste båda ändå använda det.&lt;p&gt;Kalendern är en sida med en bild för varje område: en rad för varje år och en ruta för varje vecka med antalet objekt, märkt där några av dem överlappar.</translation>
    </message>
    <message>
        <source>Types of area</source>
        <translation>Typer av område</translation>
    </message>
    <message>
        <source>Which areas are looked at: venue, plan, protected_street, access_route.</source>
        <translation>Vilka områden som granskas: venue (evenemangsplats), plan (planområde), protected_street (skyddad gata), access_route (åtkomstväg).</translation>
    </message>
    <message>
        <source>One area only</source>
        <translation>Endast ett område</translation>
    </message>
    <message>
        <source>The identifier or the name of one area, of whatever type. Empty: all of the types.</source>
        <translation>Identifieraren för eller namnet på ett område, av vilken typ som helst. Tomt: alla av typerna.</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>Första dagen</translation>
    </message>
    <message>
        <source>The first day that counts. Empty: 1 January of last year.</source>
        <translation>Den första dagen som räknas. Tomt: 1 januari i fjol.</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>Sista dagen</translation>
    </message>
    <message>
        <source>The last day that counts. Empty: 31 December of next year.</source>
        <translation>Den sista dagen som räknas. Tomt: 31 december nästa år.</translation>
    </message>
    <message>
        <source>The areas, with their counts of records, days, hours and overlaps, the busiest week, and the other areas that they share ground with.</source>
        <translation>Områdena med antal objekt, dagar, timmar och överlappningar, den livligaste veckan och de andra områden som de delar mark med.</translation>
    </message>
    <message>
        <source>Weeks</source>
        <translation>Veckor</translation>
    </message>
    <message>
        <source>A row for each area and week: records, days and hours with anybody there, overlaps, most records at once.</source>
        <translation>En rad för varje område och vecka: objekt, dagar och timmar då någon är där, överlappningar, flest objekt samtidigt.</translation>
    </message>
    <message>
        <source>Records by area</source>
        <translation>Objekt per område</translation>
    </message>
    <message>
        <source>A row for each area and each record that uses it (or area that it meets): what it is, whose, when, how much.</source>
        <translation>En rad för varje område och varje objekt som använder det (eller område som det möter): vad det är, vems, när, hur mycket.</translation>
    </message>
    <message>
        <source>Calendar</source>
        <translation>Kalender</translation>
    </message>
    <message>
        <source>A page with the picture of years and weeks of each area.</source>
        <translation>En sida med en bild av varje områdes år och veckor.</translation>
    </message>
    <message>
        <source>Number of areas</source>
        <translation>Antal områden</translation>
    </message>
    <message>
        <source>Number of areas that are used</source>
        <translation>Antal områden som används</translation>
    </message>
    <message>
        <source>Use of areas, {first} – {last}</source>
        <translation>Användning av områden, {first} – {last}</translation>
    </message>
    <message>
        <source>There is no area {area} with a ground that can be used.</source>
        <translation>Det finns inget område {area} med en användbar mark.</translation>
    </message>
    <message>
        <source>Check database</source>
        <translation>Kontrollera databasen</translation>
    </message>
    <message>
        <source>Looks whether the shared database is still as it was installed: triggers that were switched off, rights that were opened, tables that belong to somebody else, records that were changed behind the triggers, members without a login or a party, and a backup that was restored without renewing the epoch. Each problem is a line with what to do; nothing is changed.&lt;p&gt;For administrators. In SQL: SELECT problem FROM coord.check().</source>
        <translation>Ser efter om den delade databasen ännu är som den installerades: triggrar som stängts av, rättigheter som öppnats, tabeller som tillhör någon annan, poster som ändrats bakom triggrarna, medlemmar utan inloggning eller part, och en säkerhetskopia som återställts utan att epoken förnyats. Varje problem är en rad som säger vad man ska göra; ingenting ändras.&lt;p&gt;För administratörer. I SQL: SELECT problem FROM coord.check().</translation>
    </message>
    <message>
        <source>Number of problems</source>
        <translation>Antal problem</translation>
    </message>
    <message>
        <source>The shared database is in order.</source>
        <translation>Den delade databasen är i ordning.</translation>
    </message>
    <message>
        <source>Event: identifier</source>
        <translation>Evenemang: identifierare</translation>
    </message>
    <message>
        <source>Venue: identifier</source>
        <translation>Evenemangsplats: identifierare</translation>
    </message>
    <message>
        <source>Concerns</source>
        <translation>Gäller</translation>
    </message>
    <message>
        <source>Notes on the event</source>
        <translation>Anmärkningar om evenemanget</translation>
    </message>
    <message>
        <source>Check venues</source>
        <translation>Kontrollera evenemangsplatser</translation>
    </message>
    <message>
        <source>Tells which events of a workspace do not fit their venues, each with a sentence: more people than the venue takes, set-up with heavy vehicles on ground that does not bear them, ground outside of the venue, dates on which the venue is not in use; and repeats the terms of use.&lt;p&gt;The venue of an event is the one named in its record, or else each venue that it shares ground with. Festivals, concerts, fairs and markets with a set-up or a tear-down of their own come with heavy vehicles. Cancelled events are left out.</source>
        <translation>Berättar vilka evenemang i en arbetsyta som inte passar sin plats, var och en med en mening: fler människor än platsen rymmer, uppställning med tunga fordon på mark som inte bär dem, mark utanför platsen, datum då platsen inte är i bruk; och upprepar användningsvillkoren.&lt;p&gt;Ett evenemangs plats är den som nämns i dess uppgifter, eller annars varje plats som det delar mark med. Festivaler, konserter, mässor och marknader med egen uppställning eller rivning kommer med tunga fordon. Inställda evenemang utelämnas.</translation>
    </message>
    <message>
        <source>Notes on venues</source>
        <translation>Anmärkningar om evenemangsplatser</translation>
    </message>
    <message>
        <source>A feature on the ground of the event for each thing that does not fit or is to be known: which check (capacity, bearing, place, validity, terms), how severe, and a sentence; and at the gravest of an event how many there are.</source>
        <translation>Ett objekt på evenemangets mark för varje sak som inte passar eller ska vara känd: vilken kontroll (capacity, bearing, place, validity, terms), hur allvarlig, och en mening; och vid evenemangets allvarligaste hur många de är.</translation>
    </message>
    <message>
        <source>Number of things that do not fit</source>
        <translation>Antal saker som inte passar</translation>
    </message>
    <message>
        <source>Number of terms to be known</source>
        <translation>Antal villkor att känna till</translation>
    </message>
    <message>
        <source>Number of conflicts</source>
        <translation>Antal konflikter</translation>
    </message>
    <message>
        <source>Number of opportunities</source>
        <translation>Antal samordningsmöjligheter</translation>
    </message>
    <message>
        <source>Number of notices</source>
        <translation>Antal påpekanden</translation>
    </message>
    <message>
        <source>Number of conflicts of high severity</source>
        <translation>Antal allvarliga konflikter</translation>
    </message>
    <message>
        <source>Number of overlaps to be assessed that are not over</source>
        <translation>Antal överlappningar att bedöma som inte är över</translation>
    </message>
    <message>
        <source>Number of new overlaps</source>
        <translation>Antal nya överlappningar</translation>
    </message>
    <message>
        <source>Number of changed overlaps</source>
        <translation>Antal ändrade överlappningar</translation>
    </message>
    <message>
        <source>Number of overlaps closed</source>
        <translation>Antal avslutade överlappningar</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Aldrig</translation>
    </message>
    <message>
        <source>At a conflict of high severity</source>
        <translation>Vid en allvarlig konflikt</translation>
    </message>
    <message>
        <source>At any conflict</source>
        <translation>Vid vilken konflikt som helst</translation>
    </message>
    <message>
        <source>At any overlap</source>
        <translation>Vid vilken överlappning som helst</translation>
    </message>
    <message>
        <source>Check workspace</source>
        <translation>Kontrollera arbetsyta</translation>
    </message>
    <message>
        <source>Finds which works, events and areas of a workspace meet under the rules of a rule set, and keeps the table of overlaps up to date: new ones are added, changed ones are marked to be assessed again, those that no longer meet are closed. Each says in a sentence what meets what, when, how far and why, and has a rank by which to begin.&lt;p&gt;Only records that changed since the last check are compared, so a nightly run takes little time, and running it twice over the same records changes nothing. With other rules all are compared anew.&lt;p&gt;Cancelled records are left out.</source>
        <translation>Söker fram vilka arbeten, evenemang och områden i en arbetsyta som möts enligt reglerna i en regeluppsättning och håller tabellen över överlappningar aktuell: nya läggs till, ändrade märks för ny bedömning och de som inte längre möts stängs. Var och en säger i en mening vad som möter vad, när, hur mycket och varför, och får en rang att börja efter.&lt;p&gt;Bara det som ändrats sedan den senaste kontrollen jämförs, så en nattlig körning går fort, och en andra körning med samma uppgifter ändrar ingenting. Med andra regler jämförs allt på nytt.&lt;p&gt;Inställda lämnas utanför.</translation>
    </message>
    <message>
        <source>The GeoPackage file of the workspace; save the edits of its layers first. Or a shared database: the name of a PostgreSQL connection saved in QGIS, or service=name.</source>
        <translation>Arbetsytans GeoPackage-fil; spara först ändringarna i dess lager. Eller en gemensam databas: namnet på en PostgreSQL-anslutning som är sparad i QGIS, eller service=namn.</translation>
    </message>
    <message>
        <source>The rules that say what an overlap is: one of seinajoki, gipod, lead-lag, clash-opportunity, protected-street, shared-ground, or a JSON file of your own. Left empty: those of the workspace, or else seinajoki.</source>
        <translation>Reglerna som säger vad en överlappning är: någon av seinajoki, gipod, lead-lag, clash-opportunity, protected-street, shared-ground, eller en egen JSON-fil. Tomt: arbetsytans egna, annars seinajoki.</translation>
    </message>
    <message>
        <source>Fail</source>
        <translation>Fel</translation>
    </message>
    <message>
        <source>For batches: whether the run ends with an error, after the register is written, if there is an overlap of this weight (none, high, conflict or any) that nobody has assessed and that is not over. The exit status is that of any error, and there are no results; what must tell them apart asks for none and reads HIGH_COUNT and OPEN_COUNT.</source>
        <translation>För satskörningar: om körningen ska sluta med ett fel, efter att registret har skrivits, när det finns en överlappning av denna vikt (none, high, conflict eller any) som ingen har bedömt och som inte redan är över. Utgångskoden är densamma som för andra fel, och det blir inga resultat; den som måste skilja dem åt anger none och läser HIGH_COUNT och OPEN_COUNT.</translation>
    </message>
    <message>
        <source>The recurrence cannot be read, so all the time counts. {reason}</source>
        <translation>Upprepningen kan inte läsas, så hela tiden räknas. {reason}</translation>
    </message>
    <message>
        <source>Overlaps: {count} ({new} new, {changed} changed, {unchanged} as before); {closed} closed.</source>
        <translation>Överlappningar: {count} ({new} nya, {changed} ändrade, {unchanged} som förut); {closed} avslutade.</translation>
    </message>
    <message>
        <source>Overlaps that nobody has assessed yet: {count}. The run fails because of them, as FAIL_AT: {weight} asks; the register is written.</source>
        <translation>Överlappningar som ingen har bedömt än: {count}. Körningen slutar med fel på grund av dem, som FAIL_AT: {weight} begär; registret är skrivet.</translation>
    </message>
    <message>
        <source>Create workspace</source>
        <translation>Skapa arbetsyta</translation>
    </message>
    <message>
        <source>Makes a new workspace: one GeoPackage file with tables for parties, works, events, areas and overlaps. Forms, drop-downs, constraints, symbols by type and status, and time for the Temporal Controller are stored in the file, and a project that opens ready to use.&lt;p&gt;Times are wall-clock times of one time zone, ground is stored as polygons in one projected coordinate reference system in metres. An existing file is never overwritten.</source>
        <translation>Gör en ny arbetsyta: en GeoPackage-fil med tabeller för parter, arbeten, evenemang, områden och överlappningar. I filen sparas formulär, rullgardinsmenyer, villkor, symboler enligt typ och status, tid för tidskontrollen samt ett projekt som öppnas färdigt att använda.&lt;p&gt;Tiderna är lokal tid i en och samma tidszon, och marken sparas som polygoner i ett projicerat koordinatsystem i meter. En befintlig fil skrivs aldrig över.</translation>
    </message>
    <message>
        <source>The GeoPackage file to make. It must not exist yet.</source>
        <translation>GeoPackage-filen som ska göras. Den får inte finnas ännu.</translation>
    </message>
    <message>
        <source>A projected one in metres, usually the town&apos;s own. ETRS-GK23 (EPSG:3877) is Seinäjoki&apos;s.</source>
        <translation>Ett projicerat system i meter, vanligen kommunens eget. Seinäjokis är ETRS-GK23 (EPSG:3877).</translation>
    </message>
    <message>
        <source>The zone whose wall-clock time people plan in.</source>
        <translation>Zonen i vars lokala tid man planerar.</translation>
    </message>
    <message>
        <source>With the sample</source>
        <translation>Med exempeldata</translation>
    </message>
    <message>
        <source>Fills the workspace with invented works and events at real places of Seinäjoki, to try things out.</source>
        <translation>Fyller arbetsytan med påhittade arbeten och evenemang på verkliga platser i Seinäjoki, för att pröva på.</translation>
    </message>
    <message>
        <source>The workspace is {path}.</source>
        <translation>Arbetsytan är {path}.</translation>
    </message>
    <message>
        <source>A PostgreSQL connection saved in QGIS, best with its sign-in in QGIS&apos;s password store; or service=name, an entry of pg_service.conf. Passwords are never given here.</source>
        <translation>En PostgreSQL-anslutning som är sparad i QGIS, helst med inloggningen i QGIS lösenordsförråd; eller service=namn, en post i pg_service.conf. Lösenord anges aldrig här.</translation>
    </message>
    <message>
        <source>Rights in the database</source>
        <translation>Rättigheter i databasen</translation>
    </message>
    <message>
        <source>Lists every login that has a right in the shared database: its role, its party, and whether it can sign in. Who is in a group that has a role, superusers and members whose login is gone are listed too, so it is the list to look through when somebody leaves.&lt;p&gt;For administrators. In SQL: SELECT * FROM coord.rights().</source>
        <translation>Listar varje inloggning som har någon rättighet i den delade databasen: dess roll, dess part och om den kan logga in. Den som är med i en grupp som har en roll, superanvändare och medlemmar vars inloggning är borta listas också, så det är listan att gå igenom när någon slutar.&lt;p&gt;För administratörer. I SQL: SELECT * FROM coord.rights().</translation>
    </message>
    <message>
        <source>Rights</source>
        <translation>Rättigheter</translation>
    </message>
    <message>
        <source>One row for each login: login, can_sign_in, role, party.</source>
        <translation>En rad för varje inloggning: login, can_sign_in, role, party.</translation>
    </message>
    <message>
        <source>{path} cannot be replaced. Close it in other programs, or choose another name.</source>
        <translation>{path} kan inte ersättas. Stäng den i andra program eller välj ett annat namn.</translation>
    </message>
    <message>
        <source>Find overlaps</source>
        <translation>Sök överlappningar</translation>
    </message>
    <message>
        <source>Finds every pair of features that touch or overlap on the ground (or come within a distance) and share a moment of time, in one layer or between two.&lt;p&gt;Any layers will do: points, lines or polygons, in any coordinate reference systems, with start and end in date, date-time or ISO text fields. A window holds its start and not its end: what ends at 18:00 does not overlap what starts at 18:00. A date without a time covers that whole day. A missing start or end is open.&lt;p&gt;Features that cannot be used (no geometry, a time that cannot be read, an end before its start) are left out and listed; one of them never stops the run.</source>
        <translation>Söker alla par av objekt som rör vid eller överlappar varandra på marken (eller ligger inom ett avstånd) och har en gemensam stund, i ett lager eller mellan två.&lt;p&gt;Alla lager duger: punkter, linjer eller polygoner, i vilka koordinatsystem som helst, med början och slut i fält för datum, datum och tid eller ISO-text. Ett tidsfönster innehåller sin början men inte sitt slut: det som slutar kl.&#xa0;18.00 överlappar inte det som börjar kl.&#xa0;18.00. Ett datum utan klockslag omfattar hela dagen. En början eller ett slut som saknas är öppet.&lt;p&gt;Objekt som inte kan användas (ingen geometri, en tid som inte kan läsas, ett slut före början) lämnas bort och listas; inget av dem stoppar körningen.</translation>
    </message>
    <message>
        <source>The layer whose features are compared: with each other, or with those of a second layer.</source>
        <translation>Lagret vars objekt jämförs: med varandra eller med objekten i ett andra lager.</translation>
    </message>
    <message>
        <source>Field of the start</source>
        <translation>Fält för början</translation>
    </message>
    <message>
        <source>Date, date-time or ISO text. A date begins at midnight; an empty value is open to the past.</source>
        <translation>Datum, datum och tid eller ISO-text. Ett datum börjar vid midnatt; ett tomt värde är öppet bakåt i tiden.</translation>
    </message>
    <message>
        <source>Field of the end</source>
        <translation>Fält för slutet</translation>
    </message>
    <message>
        <source>Date, date-time or ISO text. A date lasts until its midnight; an empty value, or 9999-12-31, is an open end.</source>
        <translation>Datum, datum och tid eller ISO-text. Ett datum varar till dygnets slut; ett tomt värde, eller 9999-12-31, är ett öppet slut.</translation>
    </message>
    <message>
        <source>Field that names a record</source>
        <translation>Fält som identifierar en post</translation>
    </message>
    <message>
        <source>The value that stands for a feature in the result; the feature id if left out.</source>
        <translation>Värdet som står för ett objekt i resultatet; objektets id om det utelämnas.</translation>
    </message>
    <message>
        <source>Second layer</source>
        <translation>Andra lagret</translation>
    </message>
    <message>
        <source>The other side. Left out, the features of the first layer are compared with each other, each pair once.</source>
        <translation>Den andra sidan. Om den utelämnas jämförs det första lagrets objekt med varandra, varje par en gång.</translation>
    </message>
    <message>
        <source>Second layer: field of the start</source>
        <translation>Andra lagret: fält för början</translation>
    </message>
    <message>
        <source>As for the first layer; needed when there is a second layer.</source>
        <translation>Som för det första lagret; behövs när det finns ett andra lager.</translation>
    </message>
    <message>
        <source>Second layer: field of the end</source>
        <translation>Andra lagret: fält för slutet</translation>
    </message>
    <message>
        <source>Second layer: field that names a record</source>
        <translation>Andra lagret: fält som identifierar en post</translation>
    </message>
    <message>
        <source>The value that stands for a feature of the second layer in the result; the feature id if left out.</source>
        <translation>Värdet som står för ett objekt i det andra lagret i resultatet; objektets id om det utelämnas.</translation>
    </message>
    <message>
        <source>Distance (metres)</source>
        <translation>Avstånd (meter)</translation>
    </message>
    <message>
        <source>Metres on the ground within which two features still meet, whatever the layer&apos;s unit. 0: they touch or overlap.</source>
        <translation>Meter på marken inom vilka två objekt ännu möts, oberoende av lagrets enhet. 0: de rör vid eller överlappar varandra.</translation>
    </message>
    <message>
        <source>Lead (hours)</source>
        <translation>Förtid (timmar)</translation>
    </message>
    <message>
        <source>Hours by which each window of the first layer begins earlier.</source>
        <translation>Antal timmar som varje tidsfönster i det första lagret börjar tidigare.</translation>
    </message>
    <message>
        <source>Lag (hours)</source>
        <translation>Eftertid (timmar)</translation>
    </message>
    <message>
        <source>Hours by which each window of the first layer ends later. Within one layer a pair counts when either record, widened, meets the other as it is.</source>
        <translation>Antal timmar som varje tidsfönster i det första lagret slutar senare. Inom ett lager räknas ett par när någondera posten, förlängd, möter den andra som den är.</translation>
    </message>
    <message>
        <source>The zone of times that carry none, and of the times in the result.</source>
        <translation>Zonen för tider som inte har någon egen, och för tiderna i resultatet.</translation>
    </message>
    <message>
        <source>Compute the ground where they meet</source>
        <translation>Beräkna den gemensamma marken</translation>
    </message>
    <message>
        <source>Gives each pair a geometry and its square metres. Without it only the pairs are listed, much faster.</source>
        <translation>Ger varje par en geometri och dess kvadratmeter. Utan detta listas bara paren, mycket snabbare.</translation>
    </message>
    <message>
        <source>Find them in the database</source>
        <translation>Sök dem i databasen</translation>
    </message>
    <message>
        <source>Only where all layers are tables of one PostgreSQL database in which the shared workspace is installed: the server finds the overlaps, with its indexes and processors, and only they come over the network. Worth it for millions of records or a slow line; else QGIS itself is faster.</source>
        <translation>Bara när alla lager är tabeller i en och samma PostgreSQL-databas där den gemensamma arbetsytan är installerad: servern söker överlappen med sina index och processorer, och bara de går över nätet. Lönar sig för miljontals poster eller en långsam förbindelse; annars är QGIS snabbare.</translation>
    </message>
    <message>
        <source>One feature for each pair: keys, shared time, hours, distance, shared square metres, the ground where they meet.</source>
        <translation>Ett objekt för varje par: nycklar, gemensam tid, timmar, avstånd, gemensamma kvadratmeter och den gemensamma marken.</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>Bortlämnade</translation>
    </message>
    <message>
        <source>A table of the features that could not be used, with the reason of each.</source>
        <translation>En tabell över de objekt som inte kunde användas, med orsaken för vart och ett.</translation>
    </message>
    <message>
        <source>Number of overlaps</source>
        <translation>Antal överlappningar</translation>
    </message>
    <message>
        <source>Number of features left out</source>
        <translation>Antal bortlämnade objekt</translation>
    </message>
    <message>
        <source>All of this lies in one database. Where many records or a slow line make it worth while, tick {name}.</source>
        <translation>Allt ligger i en och samma databas. Om posterna är många eller förbindelsen långsam, kryssa för {name}.</translation>
    </message>
    <message>
        <source>{count} overlaps found.</source>
        <translation>Överlappningar hittades: {count}.</translation>
    </message>
    <message>
        <source>Coordinates of another one are written with it, such as CRS=EPSG:4326;POLYGON((22.84 62.79, …)).</source>
        <translation>Koordinater i ett annat skrivs tillsammans med det, till exempel CRS=EPSG:4326;POLYGON((22.84 62.79, …)).</translation>
    </message>
    <message>
        <source>There is no coordinate reference system {crs}. Give a code, such as EPSG:3067.</source>
        <translation>Det finns inget koordinatsystem {crs}. Ange en kod, till exempel EPSG:3067.</translation>
    </message>
    <message>
        <source>Transformed: {operation}</source>
        <translation>Transformerat: {operation}</translation>
    </message>
    <message>
        <source>The mapping used:</source>
        <translation>Använd fältmappning:</translation>
    </message>
    <message>
        <source>constant {value}</source>
        <translation>konstant {value}</translation>
    </message>
    <message>
        <source>“{word}” in the field “{field}” was not understood ({count} times): {default} was put there.</source>
        <translation>”{word}” i fältet ”{field}” förstods inte (gånger: {count}): i stället sattes {default}.</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>ingenting</translation>
    </message>
    <message>
        <source>{count} records name a week, month, season or year only: they take all of it, as a window.</source>
        <translation>Poster som bara anger en vecka, månad, årstid eller ett år: {count}. De omfattar hela den tiden, som ett tidsfönster.</translation>
    </message>
    <message>
        <source>{count} records have no identifier: they are known by their geometry, title and times.</source>
        <translation>Poster utan identifierare: {count}. De känns igen på geometri, namn och tider.</translation>
    </message>
    <message>
        <source>{count} invalid geometries were repaired.</source>
        <translation>Ogiltiga geometrier som reparerades: {count}.</translation>
    </message>
    <message>
        <source>A new party was added: {name}</source>
        <translation>En ny part lades till: {name}</translation>
    </message>
    <message>
        <source>{count} new parties were added.</source>
        <translation>Nya parter som lades till: {count}.</translation>
    </message>
    <message>
        <source>There is no area {name} to be a venue ({count} times).</source>
        <translation>Det finns inget område {name} som kan vara evenemangsplats (gånger: {count}).</translation>
    </message>
    <message>
        <source>{added} records added, {updated} updated, {unchanged} as before, {rejected} rejected.</source>
        <translation>Poster: {added} tillagda, {updated} uppdaterade, {unchanged} som förut, {rejected} avvisade.</translation>
    </message>
    <message>
        <source>Rejected ({count}): {reason}</source>
        <translation>Avvisade ({count}): {reason}</translation>
    </message>
    <message>
        <source>Import records</source>
        <translation>Importera poster</translation>
    </message>
    <message>
        <source>Brings the rows of any layer or table into a workspace as works, events or areas: GeoPackage, GeoJSON, Shapefile, DXF, CSV with WKT or coordinates, Excel.&lt;p&gt;&lt;b&gt;Fields.&lt;/b&gt; Choose the most important ones; for the rest the names of the fields are compared with Finnish, Swedish and English words, also names cut to ten letters. The mapping used is in the log. The mapping parameter overrides it, and gives constants for what the source lacks.&lt;p&gt;&lt;b&gt;Values.&lt;/b&gt; Codes and their words in Finnish, Swedish and English are understood. An unknown status rejects the row; another unknown word, number or recurrence rule gives the field its default, and is listed in the log with its count.&lt;p&gt;&lt;b&gt;Times.&lt;/b&gt; ISO 8601, d.M.yyyy, d.M.yyyy H:mm, d.M.yyyy klo H.mm, Excel&apos;s numbers. A time with an offset is converted to the time zone of the workspace. A date as an end includes that day. Dates such as 2019, 6/2019, kesä 2019 or vko 23/2019 take their whole span and make the record a window. A time that cannot be read rejects the row.&lt;p&gt;&lt;b&gt;Ground.&lt;/b&gt; Polygons come in as they are, lines and points with a buffer. Everything is transformed to the reference system of the workspace, curves become segments, heights go, invalid geometries are repaired.&lt;p&gt;&lt;b&gt;Again.&lt;/b&gt; A second import updates the records of the same source and identifier and adds only what is new; fields that are not mapped stay as they are in the workspace, and records that are no longer in the source stay too. Rows without an identifier are known by their geometry, title and times. When an identifier comes twice in one input, the first row goes in.&lt;p&gt;Rows that cannot be used are rejected with a reason; all others are written in one transaction.</source>
        <translation>Hämtar raderna i ett godtyckligt lager eller en tabell till en arbetsyta som arbeten, evenemang eller områden: GeoPackage, GeoJSON, Shapefile, DXF, CSV med WKT eller koordinater, Excel.&lt;p&gt;&lt;b&gt;Fält.&lt;/b&gt; Välj de viktigaste; för resten jämförs fältens namn med finska, svenska och engelska ord, även namn som kapats till tio bokstäver. Den använda mappningen står i loggen. Mappningsparametern går före den och ger konstanter för det som källan saknar.&lt;p&gt;&lt;b&gt;Värden.&lt;/b&gt; Koder och deras ord på finska, svenska och engelska förstås. En okänd status avvisar raden; ett annat okänt ord, tal eller en okänd upprepningsregel ger fältet dess standardvärde och listas i loggen med antal.&lt;p&gt;&lt;b&gt;Tider.&lt;/b&gt; ISO&#xa0;8601, d.m.åååå, d.m.åååå t:mm, d.m.åååå kl.&#xa0;t.mm, Excels tal. En tid med UTC-avvikelse omvandlas till arbetsytans tidszon. Ett datum som slut omfattar den dagen. Datum som 2019, 6/2019, sommaren 2019 eller vecka 23/2019 omfattar hela sin period och gör posten till ett tidsfönster. En tid som inte kan läsas avvisar raden.&lt;p&gt;&lt;b&gt;Mark.&lt;/b&gt; Polygoner tas in som de är, linjer och punkter med en buffert. Allt transformeras till arbetsytans koordinatsystem, kurvor blir segment, höjder faller bort och ogiltiga geometrier repareras.&lt;p&gt;&lt;b&gt;På nytt.&lt;/b&gt; En andra import uppdaterar posterna från samma källa med samma identifierare och lägger bara till det som är nytt; fält som inte är mappade förblir som de är i arbetsytan, och poster som inte längre finns i källan blir också kvar. Rader utan identifierare känns igen på geometri, namn och tider. Om en identifierare förekommer två gånger i samma indata tas den första raden in.&lt;p&gt;Rader som inte kan användas avvisas med en orsak; alla andra skrivs i en enda transaktion.</translation>
    </message>
    <message>
        <source>The GeoPackage file of the workspace. Save the edits of its layers first.</source>
        <translation>Arbetsytans GeoPackage-fil. Spara först ändringarna i dess lager.</translation>
    </message>
    <message>
        <source>Layer or table</source>
        <translation>Lager eller tabell</translation>
    </message>
    <message>
        <source>What is imported: its selection, filter and unsaved edits count.</source>
        <translation>Det som importeras: urval, filter och osparade ändringar beaktas.</translation>
    </message>
    <message>
        <source>What the rows are</source>
        <translation>Vad raderna är</translation>
    </message>
    <message>
        <source>The table of the workspace: work, event or area.</source>
        <translation>Arbetsytans tabell: arbete (work), evenemang (event) eller område (area).</translation>
    </message>
    <message>
        <source>Field of the title</source>
        <translation>Fält för namnet</translation>
    </message>
    <message>
        <source>The name of the work, event or area. Rows without one are rejected.</source>
        <translation>Arbetets, evenemangets eller områdets namn. Rader utan namn avvisas.</translation>
    </message>
    <message>
        <source>When it starts, or from when an area is valid. Empty: already going on.</source>
        <translation>När det börjar, eller från när ett område gäller. Tomt: pågår redan.</translation>
    </message>
    <message>
        <source>When it ends. A date includes that day; empty is an open end.</source>
        <translation>När det slutar. Ett datum omfattar den dagen; tomt är ett öppet slut.</translation>
    </message>
    <message>
        <source>Field of the party</source>
        <translation>Fält för parten</translation>
    </message>
    <message>
        <source>The name of who plans it. Parties that the workspace has not are added.</source>
        <translation>Namnet på den som planerar. Parter som saknas i arbetsytan läggs till.</translation>
    </message>
    <message>
        <source>Field of the identifier</source>
        <translation>Fält för identifieraren</translation>
    </message>
    <message>
        <source>What names the row in its source, so that a second import updates it. Empty: known by geometry, title and times.</source>
        <translation>Det som identifierar raden i källan, så att en andra import uppdaterar den. Tomt: känns igen på geometri, namn och tider.</translation>
    </message>
    <message>
        <source>Mapping of the rest (JSON)</source>
        <translation>Mappning av övriga fält (JSON)</translation>
    </message>
    <message>
        <source>An object of fields of the workspace. A text is a field of the layer; an object may have field, constant and values (words of the layer and what they mean here); null leaves a field out. For example {&quot;work_type&quot;: {&quot;field&quot;: &quot;laji&quot;, &quot;values&quot;: {&quot;putki&quot;: &quot;water_supply_and_sewer&quot;}}, &quot;status&quot;: {&quot;constant&quot;: &quot;confirmed&quot;}, &quot;setup_at&quot;: &quot;rakennus_alkaa&quot;}. A constant also fills in where the field is empty.</source>
        <translation>Ett objekt med arbetsytans fält. En text är ett fält i lagret; ett objekt kan ha field (fält), constant (konstant) och values (lagrets ord och vad de betyder här); null lämnar bort ett fält. Till exempel {&quot;work_type&quot;: {&quot;field&quot;: &quot;laji&quot;, &quot;values&quot;: {&quot;putki&quot;: &quot;water_supply_and_sewer&quot;}}, &quot;status&quot;: {&quot;constant&quot;: &quot;confirmed&quot;}, &quot;setup_at&quot;: &quot;rakennus_alkaa&quot;}. En konstant fyller också i där fältet är tomt.</translation>
    </message>
    <message>
        <source>Buffer of lines and points (metres)</source>
        <translation>Buffert för linjer och punkter (meter)</translation>
    </message>
    <message>
        <source>Half the width of a trench, the radius of a pole. With 0 lines and points are rejected. Polygons do not grow.</source>
        <translation>Halva schaktets bredd, stolpens radie. Med 0 avvisas linjer och punkter. Polygoner växer inte.</translation>
    </message>
    <message>
        <source>Field of the buffer</source>
        <translation>Fält för bufferten</translation>
    </message>
    <message>
        <source>Metres for each row; where it has none, the constant buffer.</source>
        <translation>Meter för varje rad; om raden saknar värde används den konstanta bufferten.</translation>
    </message>
    <message>
        <source>Name of the source</source>
        <translation>Källans namn</translation>
    </message>
    <message>
        <source>Marks the records, together with the identifier. Empty: the name of the file, and of its layer if that is another. Give the same name when the next delivery comes in a file of another name.</source>
        <translation>Märker posterna tillsammans med identifieraren. Tomt: filens namn, och även lagrets namn om det är ett annat. Ange samma namn när nästa leverans kommer i en fil med ett annat namn.</translation>
    </message>
    <message>
        <source>Field of the WKT</source>
        <translation>WKT-fält</translation>
    </message>
    <message>
        <source>For tables: found by name if left out.</source>
        <translation>För tabeller: hittas enligt namnet om det utelämnas.</translation>
    </message>
    <message>
        <source>Field of the x coordinate</source>
        <translation>Fält för x-koordinaten</translation>
    </message>
    <message>
        <source>East or longitude. Found by name if left out.</source>
        <translation>Östkoordinat eller longitud. Hittas enligt namnet om det utelämnas.</translation>
    </message>
    <message>
        <source>Field of the y coordinate</source>
        <translation>Fält för y-koordinaten</translation>
    </message>
    <message>
        <source>North or latitude. Found by name if left out.</source>
        <translation>Nordkoordinat eller latitud. Hittas enligt namnet om det utelämnas.</translation>
    </message>
    <message>
        <source>Reference system of the coordinates</source>
        <translation>Koordinaternas koordinatsystem</translation>
    </message>
    <message>
        <source>For tables and for layers that have none. Left out, coordinates of a table are WGS 84 where all can be degrees, else they are in the system of the workspace.</source>
        <translation>För tabeller och för lager som saknar ett. Om det utelämnas är en tabells koordinater WGS&#xa0;84 när alla kan vara grader, annars i arbetsytans system.</translation>
    </message>
    <message>
        <source>Rejected rows</source>
        <translation>Avvisade rader</translation>
    </message>
    <message>
        <source>The rows that were not imported, as they are in the layer, each with its reason.</source>
        <translation>De rader som inte importerades, som de är i lagret, var och en med sin orsak.</translation>
    </message>
    <message>
        <source>Number of records added</source>
        <translation>Antal tillagda poster</translation>
    </message>
    <message>
        <source>Number of records updated</source>
        <translation>Antal uppdaterade poster</translation>
    </message>
    <message>
        <source>Number of rows rejected</source>
        <translation>Antal avvisade rader</translation>
    </message>
    <message>
        <source>The coordinates are taken to be in {crs}.</source>
        <translation>Koordinaterna antas vara i {crs}.</translation>
    </message>
    <message>
        <source>The two layers lie in different databases, or are seen by different logins.</source>
        <translation>Lagren ligger i olika databaser eller ses med olika inloggningar.</translation>
    </message>
    <message>
        <source>The field {field} is not in the database, only in QGIS.</source>
        <translation>Fältet {field} finns inte i databasen, bara i QGIS.</translation>
    </message>
    <message>
        <source>In the database, name the records of {layer} by a field of text or numbers.</source>
        <translation>Vid sökning i databasen anges posterna i {layer} med ett text- eller talfält.</translation>
    </message>
    <message>
        <source>The layer of {parameter} is no table of a PostgreSQL database.</source>
        <translation>Lagret i {parameter} är ingen tabell i en PostgreSQL-databas.</translation>
    </message>
    <message>
        <source>The layer {layer} has a filter, a selection or unsaved edits, of which the database knows nothing.</source>
        <translation>Lagret {layer} har ett filter, ett urval eller osparade ändringar som databasen inte känner till.</translation>
    </message>
    <message>
        <source>Install database</source>
        <translation>Installera databasen</translation>
    </message>
    <message>
        <source>Makes the shared database in an empty PostgreSQL database, or brings an existing one up to date: the schema “coord” with tables for parties, works, events and areas, their rights, their history, and what syncs need. The PostGIS extension and the group roles coord_reader, coord_editor, coord_admin and coord_public are made where they are missing. Running it again changes nothing.&lt;p&gt;Each step is a transaction of its own: what is interrupted goes on from there the next time. With “Only say what would be done” nothing is changed.&lt;p&gt;The login needs to be a superuser, or the owner of the database with the right to make roles (and then PostGIS must be there). After it, add parties and members.</source>
        <translation>Skapar den delade databasen i en tom PostgreSQL-databas, eller uppdaterar en befintlig: schemat ”coord” med tabeller för parter, arbeten, evenemang och områden, deras rättigheter, deras historik och det som synkroniseringen behöver. Tillägget PostGIS och grupprollerna coord_reader, coord_editor, coord_admin och coord_public skapas där de saknas. Att köra den igen ändrar ingenting.&lt;p&gt;Varje steg är en egen transaktion: det som avbryts fortsätter därifrån nästa gång. Med ”Säg bara vad som skulle göras” ändras ingenting.&lt;p&gt;Inloggningen måste vara superanvändare, eller databasens ägare med rätt att skapa roller (och då måste PostGIS finnas). Lägg därefter till parter och medlemmar.</translation>
    </message>
    <message>
        <source>Of a new database: a projected one in metres with an EPSG code; EPSG:3877 where it is left empty. An existing database keeps its own, and workspaces that sync with it must have the same.</source>
        <translation>För en ny databas: ett projicerat i meter med EPSG-kod; EPSG:3877 om det lämnas tomt. En befintlig databas behåller sitt, och arbetsytor som synkroniseras med den måste ha samma.</translation>
    </message>
    <message>
        <source>Of a new database: the zone whose wall-clock time people plan in; Europe/Helsinki where it is left empty. An existing database keeps its own.</source>
        <translation>För en ny databas: zonen vars klocktid man planerar i; Europe/Helsinki om det lämnas tomt. En befintlig databas behåller sin.</translation>
    </message>
    <message>
        <source>Only say what would be done</source>
        <translation>Säg bara vad som skulle göras</translation>
    </message>
    <message>
        <source>Says what would be done, and checks that it can be, without changing anything.</source>
        <translation>Säger vad som skulle göras, och kontrollerar att det går, utan att ändra något.</translation>
    </message>
    <message>
        <source>Number of steps done, or to be done</source>
        <translation>Antal steg som gjorts eller ska göras</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>Ingenting ändrades.</translation>
    </message>
    <message>
        <source>Done: {count} steps.</source>
        <translation>Klart: {count} steg.</translation>
    </message>
    <message>
        <source>The shared database is up to date; there is nothing to do.</source>
        <translation>Den delade databasen är aktuell; det finns inget att göra.</translation>
    </message>
    <message>
        <source>A new shared database:</source>
        <translation>En ny delad databas:</translation>
    </message>
    <message>
        <source>An upgrade of the shared database:</source>
        <translation>En uppgradering av den delade databasen:</translation>
    </message>
    <message>
        <source>- coordinate reference system {crs}, time zone {zone}</source>
        <translation>- referenskoordinatsystem {crs}, tidszon {zone}</translation>
    </message>
    <message>
        <source>- the extension PostGIS is made in it</source>
        <translation>- tillägget PostGIS skapas i den</translation>
    </message>
    <message>
        <source>- step {name}</source>
        <translation>- steg {name}</translation>
    </message>
    <message>
        <source>Nuisance of works</source>
        <translation>Arbetens olägenhet</translation>
    </message>
    <message>
        <source>Rates from 0 to 5 how much each work of a workspace is in the way of cars, buses, trams and cycling, after Helsinki&apos;s Haitaton: by its duration, the class and the volume of the streets that it meets, its impact on lanes and their length, bus routes and trips, tram lines and cycle routes. The highest decides; below 3 is green, below 4 yellow, else red, none grey. Each layer is optional; without any all works are grey.&lt;p&gt;A work meets a street or a route within the reach of the mapping (15 m; for the volume of main streets 30 m). Weights, thresholds, reach, and what the words of your layers mean are data: the mapping, a JSON file, may be replaced by your town&apos;s own. Cancelled works are left out; a work lasts from set-up to clearing.&lt;p&gt;With places (streets, districts) it also adds up the works that are at each of them in a week: how many, the highest sum of overall indices at one moment, and the mean sum over the week.</source>
        <translation>Bedömer från 0 till 5 hur mycket varje arbete i arbetsytan är i vägen för bilar, bussar, spårvagnar och cykling, efter Helsingfors Haitaton: enligt varaktighet, klass och trafikmängd på gatorna som det möter, inverkan på körfält och dess längd, bussrutter och turer, spårvägslinjer och cykelrutter. Den högsta avgör; under 3 är grönt, under 4 gult, annars rött, ingen grått. Varje lager är valfritt; utan något är alla arbeten gråa.&lt;p&gt;Ett arbete möter en gata eller rutt inom avbildningens räckvidd (15 m; för huvudgators trafikmängd 30 m). Vikter, gränser, räckvidd och vad orden i dina lager betyder är data: avbildningen, en JSON-fil, kan ersättas med stadens egen. Inställda arbeten utelämnas; ett arbete varar från uppställning till röjning.&lt;p&gt;Med platser (gator, stadsdelar) summeras också de arbeten som finns vid var och en av dem under en vecka: hur många, den högsta summan av totalindex vid ett ögonblick och summans medelvärde över veckan.</translation>
    </message>
    <message>
        <source>Streets</source>
        <translation>Gator</translation>
    </message>
    <message>
        <source>Lines or areas of streets, in any reference system.</source>
        <translation>Gatornas linjer eller ytor, i vilket referenssystem som helst.</translation>
    </message>
    <message>
        <source>Streets: class</source>
        <translation>Gator: klass</translation>
    </message>
    <message>
        <source>Words of the mapping: main, regional_collector, local_collector, inner_residential, residential_street, Finnish and Swedish ones, the highway values of OpenStreetMap, or an index from 1 to 5. Without it no street counts.</source>
        <translation>Avbildningens ord: huvudgata, regional matargata, lokal matargata, tomtgata, engelska och finska, OpenStreetMaps highway-värden eller ett index från 1 till 5. Utan det räknas ingen gata.</translation>
    </message>
    <message>
        <source>Streets: cars a day</source>
        <translation>Gator: bilar per dygn</translation>
    </message>
    <message>
        <source>A number; where there is none, no cars.</source>
        <translation>Ett tal; där det saknas, inga bilar.</translation>
    </message>
    <message>
        <source>Bus routes</source>
        <translation>Bussrutter</translation>
    </message>
    <message>
        <source>Lines or areas of bus routes.</source>
        <translation>Bussrutternas linjer eller ytor.</translation>
    </message>
    <message>
        <source>Bus routes: class</source>
        <translation>Bussrutter: klass</translation>
    </message>
    <message>
        <source>critical, trunk or other; empty is other.</source>
        <translation>critical (kritisk), trunk eller stomlinje, other (annan); tomt är annan.</translation>
    </message>
    <message>
        <source>Bus routes: trips in the rush hour</source>
        <translation>Bussrutter: turer i rusningstimmen</translation>
    </message>
    <message>
        <source>A number of trips in an hour.</source>
        <translation>Antal turer i timmen.</translation>
    </message>
    <message>
        <source>Trams</source>
        <translation>Spårvägar</translation>
    </message>
    <message>
        <source>Lines or areas of trams.</source>
        <translation>Spårvägarnas linjer eller ytor.</translation>
    </message>
    <message>
        <source>Trams: class</source>
        <translation>Spårvägar: klass</translation>
    </message>
    <message>
        <source>line or tracks; empty is line.</source>
        <translation>line (linje) eller tracks (bara spår); tomt är linje.</translation>
    </message>
    <message>
        <source>Cycle routes</source>
        <translation>Cykelrutter</translation>
    </message>
    <message>
        <source>Lines or areas of cycle routes.</source>
        <translation>Cykelrutternas linjer eller ytor.</translation>
    </message>
    <message>
        <source>Cycle routes: class</source>
        <translation>Cykelrutter: klass</translation>
    </message>
    <message>
        <source>main, other_route, link or park.</source>
        <translation>huvudnät, övrig rutt, övrig förbindelse eller parkväg.</translation>
    </message>
    <message>
        <source>Mapping</source>
        <translation>Avbildning</translation>
    </message>
    <message>
        <source>Weights, thresholds, reach and the words of classes. Empty: the plugin&apos;s own, resources/rules/nuisance.json.</source>
        <translation>Vikter, gränser, räckvidd och klassernas ord. Tomt: insticksprogrammets egen, resources/rules/nuisance.json.</translation>
    </message>
    <message>
        <source>Round as Haitaton does</source>
        <translation>Avrunda som Haitaton</translation>
    </message>
    <message>
        <source>Haitaton adds up in 32-bit floats, which now and then comes out 0.1 lower. Off: exact decimals.</source>
        <translation>Haitaton räknar med 32-bitars flyttal, vilket ibland ger 0,1 lägre. Av: exakta decimaler.</translation>
    </message>
    <message>
        <source>Places</source>
        <translation>Platser</translation>
    </message>
    <message>
        <source>Streets or districts for which the nuisance of all works is added up by week.</source>
        <translation>Gator eller stadsdelar för vilka alla arbetens olägenhet summeras per vecka.</translation>
    </message>
    <message>
        <source>Places: name</source>
        <translation>Platser: namn</translation>
    </message>
    <message>
        <source>Features of one name are one place. Empty: each its own.</source>
        <translation>Objekt med samma namn är en plats. Tomt: var och en sin egen.</translation>
    </message>
    <message>
        <source>Distance from places (metres)</source>
        <translation>Avstånd från platser (meter)</translation>
    </message>
    <message>
        <source>How near a work must be to count for a place: 0 for districts, some 15 for streets as lines.</source>
        <translation>Hur nära ett arbete måste vara för att räknas för en plats: 0 för stadsdelar, omkring 15 för gator som linjer.</translation>
    </message>
    <message>
        <source>Of the weeks. Empty: today.</source>
        <translation>För veckorna. Tomt: i dag.</translation>
    </message>
    <message>
        <source>Of the weeks. Empty: a year after today.</source>
        <translation>För veckorna. Tomt: ett år från i dag.</translation>
    </message>
    <message>
        <source>The works with their indices of car, bus, tram and cycling, the overall one, what decided it, and the colour. One without an end lasts longest; its days are empty.</source>
        <translation>Arbetena med sina index för bil, buss, spårväg och cykling, totalindexet, vad som avgjorde det, och färgen. Ett utan slut varar längst; dess dagar är tomma.</translation>
    </message>
    <message>
        <source>Nuisance by week</source>
        <translation>Olägenhet per vecka</translation>
    </message>
    <message>
        <source>A row for each place and week with works in it: how many, the highest sum of their indices at one moment, and the mean sum over the week. Empty without places.</source>
        <translation>En rad för varje plats och vecka med arbeten: hur många, den högsta summan av deras index vid ett ögonblick och summans medelvärde över veckan. Tom utan platser.</translation>
    </message>
    <message>
        <source>Number of works</source>
        <translation>Antal arbeten</translation>
    </message>
    <message>
        <source>Number of works in the highest class</source>
        <translation>Antal arbeten i den högsta klassen</translation>
    </message>
    <message>
        <source>No streets or routes are given, so no work is in the way of anybody.</source>
        <translation>Inga gator eller rutter är angivna, så inget arbete är i vägen för någon.</translation>
    </message>
    <message>
        <source>{layer}: transformed {operation}.</source>
        <translation>{layer}: transformerat {operation}.</translation>
    </message>
    <message>
        <source>{layer}: features left out: {count}. {reason}</source>
        <translation>{layer}: bortlämnade objekt: {count}. {reason}</translation>
    </message>
    <message>
        <source>{layer}: {count} of {number} have no class ({field}), so they do not count.</source>
        <translation>{layer}: {count} av {number} saknar klass ({field}), så de räknas inte.</translation>
    </message>
    <message>
        <source>{layer}: values that are no numbers ({field}) and count as 0: {count}, such as “{text}”.</source>
        <translation>{layer}: värden som inte är tal ({field}) och räknas som 0: {count}, till exempel ”{text}”.</translation>
    </message>
    <message>
        <source>{layer}: the mapping does not know the class “{word}” ({count}); it counts as an empty one.</source>
        <translation>{layer}: avbildningen känner inte till klassen ”{word}” ({count}); den räknas som en tom.</translation>
    </message>
    <message>
        <source>Cars</source>
        <translation>Bilar</translation>
    </message>
    <message>
        <source>Buses</source>
        <translation>Bussar</translation>
    </message>
    <message>
        <source>Cycling</source>
        <translation>Cykling</translation>
    </message>
    <message>
        <source>Red</source>
        <translation>Röd</translation>
    </message>
    <message>
        <source>Yellow</source>
        <translation>Gul</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>Grön</translation>
    </message>
    <message>
        <source>Grey</source>
        <translation>Grå</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>Dagar</translation>
    </message>
    <message>
        <source>Class of the street</source>
        <translation>Gatans klass</translation>
    </message>
    <message>
        <source>Cars a day</source>
        <translation>Bilar per dygn</translation>
    </message>
    <message>
        <source>Nuisance</source>
        <translation>Olägenhet</translation>
    </message>
    <message>
        <source>Decided by</source>
        <translation>Avgörs av</translation>
    </message>
    <message>
        <source>Monday</source>
        <translation>Måndag</translation>
    </message>
    <message>
        <source>Highest sum</source>
        <translation>Högsta summa</translation>
    </message>
    <message>
        <source>Mean sum</source>
        <translation>Medelvärde</translation>
    </message>
    <message>
        <source>The last day is before the first.</source>
        <translation>Den sista dagen är före den första.</translation>
    </message>
    <message>
        <source>Give days from {first} to {last}.</source>
        <translation>Ange dagar från {first} till {last}.</translation>
    </message>
    <message>
        <source>Choose a coordinate reference system with a code, such as EPSG:3877.</source>
        <translation>Välj ett koordinatsystem som har en kod, till exempel EPSG:3877.</translation>
    </message>
    <message>
        <source>{crs} is not a projected coordinate reference system in metres. Choose one, such as EPSG:3877.</source>
        <translation>{crs} är inte ett projicerat koordinatsystem i meter. Välj ett sådant, till exempel EPSG:3877.</translation>
    </message>
    <message>
        <source>Renew the epoch</source>
        <translation>Förnya epoken</translation>
    </message>
    <message>
        <source>Run this once after the shared database was restored from a backup, before anybody syncs. A restored database has forgotten what came after the backup; with a new epoch every workspace compares itself with the whole database at its next sync instead of asking only for what is new, and what it has not sent yet is kept.&lt;p&gt;Done without need it does no harm: the next syncs take longer. For administrators. In SQL: SELECT coord.renew_epoch().</source>
        <translation>Kör detta en gång efter att den delade databasen återställts från en säkerhetskopia, innan någon synkroniserar. En återställd databas har glömt det som kom efter säkerhetskopian; med en ny epok jämför sig varje arbetsyta med hela databasen vid nästa synkronisering i stället för att bara fråga efter det nya, och det som inte ännu skickats bevaras.&lt;p&gt;Görs det i onödan skadar det inte: nästa synkroniseringar tar längre tid. För administratörer. I SQL: SELECT coord.renew_epoch().</translation>
    </message>
    <message>
        <source>New epoch</source>
        <translation>Ny epok</translation>
    </message>
    <message>
        <source>The epoch was renewed: every workspace compares itself as a whole at its next sync.</source>
        <translation>Epoken förnyades: varje arbetsyta jämför sig i sin helhet vid nästa synkronisering.</translation>
    </message>
    <message>
        <source>Name the field in {parameter}.</source>
        <translation>Ange fältet i parametern {parameter}.</translation>
    </message>
    <message>
        <source>The field {field} of the layer {layer} holds no times. Choose a date, date-time or text field.</source>
        <translation>Fältet {field} i lagret {layer} innehåller inga tider. Välj ett fält med datum, datum och tid eller text.</translation>
    </message>
    <message>
        <source>{layer}: {count} features can be compared.</source>
        <translation>{layer}: {count} objekt kan jämföras.</translation>
    </message>
    <message>
        <source>{layer}: the geometry of {count} features was not valid and has been repaired for this run: {keys}.</source>
        <translation>{layer}: {count} objekt hade en ogiltig geometri som har reparerats för denna körning: {keys}.</translation>
    </message>
    <message>
        <source>{layer}: {count} features were left out: {keys}.</source>
        <translation>{layer}: {count} objekt lämnades bort: {keys}.</translation>
    </message>
    <message>
        <source>{layer}: several features share a key; their overlaps cannot be told apart in the result.</source>
        <translation>{layer}: flera objekt har samma nyckel; deras överlappningar kan inte skiljas åt i resultatet.</translation>
    </message>
    <message>
        <source>Shift (hours)</source>
        <translation>Flyttning (timmar)</translation>
    </message>
    <message>
        <source>Shared hours</source>
        <translation>Gemensamma timmar</translation>
    </message>
    <message>
        <source>Suggest free dates</source>
        <translation>Föreslå lediga datum</translation>
    </message>
    <message>
        <source>Finds when a work or an event of a given length would be in nobody&apos;s way: the first dates without a conflict under a rule set, or, if there are none, those that hurt least. For a record of the workspace it also tells the smallest shift of its present dates (rank 0). Each offer has its reason.&lt;p&gt;All that is there counts with its real times: set-up and clearing, recurring dates one by one, lead and lag, seasons and distances of the rules. Records of the same project are in nobody&apos;s way, and a record never in its own. What is looked for is taken from its start to its end without a break; what is moved by whole days has the times of its recurrence. A record&apos;s set-up and tear-down belong to its length and move along.&lt;p&gt;Of dates that are not free the lightest come first: a high conflict weighs as much as ten medium or a hundred low ones, then the shared hours count, then the earlier date, or the nearer one by whole days. Offers do not overlap each other, but those of what recurs may.</source>
        <translation>Hittar när ett arbete eller evenemang av en viss längd inte vore i vägen för någon: de första datumen utan konflikt enligt en regeluppsättning, eller om sådana saknas, de som gör minst skada. För ett objekt i arbetsytan berättas också den minsta flyttningen av dess nuvarande datum (rang 0). Varje förslag har sitt skäl.&lt;p&gt;Allt som finns där räknas med sina verkliga tider: uppställning och röjning, återkommande tider en i taget, reglernas försprång och eftersläp, årstider och avstånd. Objekt i samma projekt är inte i vägen, och ett objekt aldrig i sin egen. Det som söks tar marken från början till slut utan avbrott; det som flyttas i hela dygn har sin upprepnings tider. Ett objekts uppställning och röjning hör till dess längd och flyttas med.&lt;p&gt;Är inget ledigt kommer de lättaste först: en hög konflikt väger som tio medelhöga eller hundra låga, sedan räknas de delade timmarna och sedan det tidigare datumet, i hela dygn det närmare. Förslagen överlappar inte varandra, men de för det som upprepas kan göra det.</translation>
    </message>
    <message>
        <source>Ground</source>
        <translation>Mark</translation>
    </message>
    <message>
        <source>The ground that is needed, as WKT in the plane of the workspace, or with its own before it: CRS=EPSG:4326;POLYGON((22.84 62.79, …)). Give this or a record.</source>
        <translation>Marken som behövs, som WKT i arbetsytans koordinatsystem, eller med sitt eget framför: CRS=EPSG:4326;POLYGON((22.84 62.79, …)). Ange detta eller ett objekt.</translation>
    </message>
    <message>
        <source>The identifier of a work or an event of the workspace: its ground, its fields and its dates count. What recurs is moved as a whole, by days, or by weeks where its rule goes by them, each of its times with the conflicts that it would have. One whose dates are not fixed takes as long as the DURATION of its recurrence says; it has no present dates, nor has one without an end.</source>
        <translation>Identifieraren för ett arbete eller evenemang i arbetsytan: dess mark, fält och datum räknas. Det som upprepas flyttas som helhet, i dygn eller, där dess regel går efter veckor, i veckor, varje gång med de konflikter som den skulle ha. Ett vars datum inte är fasta varar så länge som DURATION i dess upprepning säger; det har inga nuvarande datum, och det har inte heller ett utan slut.</translation>
    </message>
    <message>
        <source>What is to take place: work or event. Of a record its own kind counts.</source>
        <translation>Vad som ska ske: work (arbete) eller event (evenemang). För ett objekt gäller dess eget slag.</translation>
    </message>
    <message>
        <source>How long the ground is needed, from set-up to clearing, in elapsed hours. Empty: as long as the record takes it at present.</source>
        <translation>Hur länge marken behövs, från uppställning till röjning, i förflutna timmar. Tomt: så länge som objektet tar den nu.</translation>
    </message>
    <message>
        <source>The first moment at which it may begin, in the time zone of the workspace. Empty: now.</source>
        <translation>Det första ögonblick då det får börja, i arbetsytans tidszon. Tomt: nu.</translation>
    </message>
    <message>
        <source>The moment by which it must have ended. Empty: a year after the first.</source>
        <translation>Ögonblicket då det senast ska vara slut. Tomt: ett år efter det första.</translation>
    </message>
    <message>
        <source>Number of offers</source>
        <translation>Antal förslag</translation>
    </message>
    <message>
        <source>How many offers at most.</source>
        <translation>Hur många förslag högst.</translation>
    </message>
    <message>
        <source>The rules that say what a conflict is: one of seinajoki, gipod, lead-lag, clash-opportunity, protected-street, shared-ground, or a JSON file of your own. Empty: those of the workspace, or else seinajoki.</source>
        <translation>Reglerna som säger vad en konflikt är: någon av seinajoki, gipod, lead-lag, clash-opportunity, protected-street, shared-ground, eller en egen JSON-fil. Tomt: arbetsytans egna, annars seinajoki.</translation>
    </message>
    <message>
        <source>From Monday to Friday. What is longer than a week of them may go on over weekends, but begins and ends on working days.</source>
        <translation>Från måndag till fredag. Det som är längre än en sådan vecka får fortgå över veckoslut men börjar och slutar på vardagar.</translation>
    </message>
    <message>
        <source>Leaves out Finnish public holidays, Midsummer Eve and Christmas Eve. What fits nowhere between them may go on over them, but begins and ends on other days.</source>
        <translation>Lämnar bort finländska helgdagar, midsommarafton och julafton. Det som inte ryms någonstans mellan dem får fortgå över dem, men börjar och slutar andra dagar.</translation>
    </message>
    <message>
        <source>When it may go on, as weekly hours: 08:00-22:00, or Mo-Fr 07:00-16:00; Sa 10:00-14:00. What is longer than such a day begins and ends inside the hours.</source>
        <translation>När det får pågå, som veckotider: 08:00-22:00 eller Må-Fr 07:00-16:00; Lö 10:00-14:00. Det som är längre än en sådan dag börjar och slutar inom tiderna.</translation>
    </message>
    <message>
        <source>Leaves out 1 December to 15 April, when streets are not dug up.</source>
        <translation>Utelämnar 1.12–15.4, då gator inte grävs upp.</translation>
    </message>
    <message>
        <source>A record is moved by whole days of the wall clock, over nights when clocks change, too: start, end, set-up and clearing keep their times of day. Offers come in the order of shifts, the smallest first (from rank 1). What recurs is always moved so.</source>
        <translation>Ett objekt flyttas i hela dygn efter klockan, även över nätter då den ställs om: start, slut, uppställning och röjning behåller sina klockslag. Förslagen kommer i flyttningarnas ordning, den minsta först (från rang 1). Det som upprepas flyttas alltid så.</translation>
    </message>
    <message>
        <source>Grid of the starts (minutes)</source>
        <translation>Starternas rutnät (minuter)</translation>
    </message>
    <message>
        <source>Offers begin at multiples of it.</source>
        <translation>Förslagen börjar på multiplar av det.</translation>
    </message>
    <message>
        <source>A row for each offer: rank (0: the smallest shift; by whole days the first is that), start and end in the time zone of the workspace, how many records it would conflict with, the reason, the shift from the present start, the hours shared.</source>
        <translation>En rad för varje förslag: rang (0: den minsta flyttningen; i hela dygn är den första det), början och slut i arbetsytans tidszon, hur många objekt det skulle vara i konflikt med, skälet, flyttningen från den nuvarande början, de delade timmarna.</translation>
    </message>
    <message>
        <source>Number of offers without a conflict</source>
        <translation>Antal förslag utan konflikt</translation>
    </message>
    <message>
        <source>Say for how many hours the ground is needed.</source>
        <translation>Ange för hur många timmar marken behövs.</translation>
    </message>
    <message>
        <source>Nothing that is {hours} hours long fits between {first} and {last} under these terms.</source>
        <translation>Inget som är {hours} timmar långt ryms mellan {first} och {last} på dessa villkor.</translation>
    </message>
    <message>
        <source>Give the ground that is needed, or the identifier of a record.</source>
        <translation>Ange marken som behövs eller identifieraren för ett objekt.</translation>
    </message>
    <message>
        <source>There is no work or event {record} with a ground and dates that can be used.</source>
        <translation>Det finns inget arbete eller evenemang {record} med användbar mark och användbara datum.</translation>
    </message>
    <message>
        <source>Number of records sent</source>
        <translation>Antal skickade objekt</translation>
    </message>
    <message>
        <source>Number of records received</source>
        <translation>Antal mottagna objekt</translation>
    </message>
    <message>
        <source>Number of records merged</source>
        <translation>Antal sammanfogade objekt</translation>
    </message>
    <message>
        <source>Number of records refused</source>
        <translation>Antal avvisade objekt</translation>
    </message>
    <message>
        <source>Sync workspace</source>
        <translation>Synkronisera arbetsyta</translation>
    </message>
    <message>
        <source>Sends what was changed in a workspace to the shared database, and brings what others changed. The first sync fills the workspace; an administrator&apos;s fills an empty database.&lt;p&gt;&lt;b&gt;Both changed one record.&lt;/b&gt; Different fields are merged. Where the same field was changed, or one deleted what the other changed, both versions are kept and nothing is sent of that record until a person decides; the rest goes on.&lt;p&gt;&lt;b&gt;Refused.&lt;/b&gt; What is another party&apos;s or does not fit is refused with the reason and stays in the workspace.&lt;p&gt;&lt;b&gt;Drafts&lt;/b&gt; are seen by their own party only, and so are the persons of a party.&lt;p&gt;&lt;b&gt;Rules.&lt;/b&gt; Where an administrator has said by which rules all go, the workspace goes by them from then on.&lt;p&gt;A cut line, a crash or a cancelled run does no harm: run it again. The workspace is locked for moments only. A workspace of an older version is upgraded first. Conflicts are no error; the run fails only where nothing could be synced.</source>
        <translation>Skickar det som ändrats i en arbetsyta till den delade databasen och hämtar det som andra har ändrat. Den första synkroniseringen fyller arbetsytan; en administratörs synkronisering fyller en tom databas.&lt;p&gt;&lt;b&gt;Båda ändrade samma objekt.&lt;/b&gt; Olika fält sammanfogas. Om samma fält ändrades, eller den ena tog bort det som den andra ändrade, behålls båda versionerna och inget skickas av objektet förrän en person avgör; resten fortsätter.&lt;p&gt;&lt;b&gt;Avvisade.&lt;/b&gt; Det som tillhör en annan part eller inte passar avvisas med orsak och blir kvar i arbetsytan.&lt;p&gt;&lt;b&gt;Utkast&lt;/b&gt; syns bara för den egna parten, likaså partens kontaktpersoner.&lt;p&gt;&lt;b&gt;Regler.&lt;/b&gt; Där en administratör har bestämt vilka regler alla följer, följer arbetsytan dem från och med då.&lt;p&gt;En bruten förbindelse, en krasch eller en avbruten körning gör ingen skada: kör igen. Arbetsytan är låst bara korta stunder. En arbetsyta av äldre version uppgraderas först. Konflikter är inget fel; körningen misslyckas bara om ingenting kunde synkroniseras.</translation>
    </message>
    <message>
        <source>A PostgreSQL connection saved in QGIS, best with its sign-in in QGIS&apos;s password store; or service=name, an entry of pg_service.conf. Left out: that of the last sync.</source>
        <translation>En PostgreSQL-anslutning som är sparad i QGIS, helst med inloggningen i QGIS lösenordsförråd; eller service=namn, en post i pg_service.conf. Utelämnad: samma som vid senaste synkroniseringen.</translation>
    </message>
    <message>
        <source>Changes neither the workspace nor the database.</source>
        <translation>Ändrar varken arbetsytan eller databasen.</translation>
    </message>
    <message>
        <source>Keeps only others&apos; works and events that touch it; what is your own party&apos;s is always kept. Left out: as at the last sync.</source>
        <translation>Behåller bara de av andras arbeten och evenemang som berör området; det som tillhör den egna parten behålls alltid. Tomt: som vid förra synkroniseringen.</translation>
    </message>
    <message>
        <source>For administrators: why records of other parties are changed. Kept in the history.</source>
        <translation>För administratörer: varför andra parters objekt ändras. Sparas i historiken.</translation>
    </message>
    <message>
        <source>The workspace was brought to the form of this version of the plugin.</source>
        <translation>Arbetsytan uppgraderades till formen för denna version av insticksprogrammet.</translation>
    </message>
    <message>
        <source>Choose the shared database: this workspace was never synced.</source>
        <translation>Välj den delade databasen: den här arbetsytan har aldrig synkroniserats.</translation>
    </message>
    <message>
        <source>Nothing was changed. This is what would happen:</source>
        <translation>Ingenting ändrades. Detta skulle hända:</translation>
    </message>
    <message>
        <source>{path} cannot be written. Check its rights, or copy it to a folder of your own.</source>
        <translation>{path} kan inte skrivas. Kontrollera rättigheterna eller kopiera filen till en egen mapp.</translation>
    </message>
    <message>
        <source>Days in use</source>
        <translation>Dagar i bruk</translation>
    </message>
    <message>
        <source>Hours in use</source>
        <translation>Timmar i bruk</translation>
    </message>
    <message>
        <source>Busiest week</source>
        <translation>Livligaste veckan</translation>
    </message>
    <message>
        <source>Works and events in it</source>
        <translation>Arbeten och evenemang då</translation>
    </message>
    <message>
        <source>Shares ground with</source>
        <translation>Delar mark med</translation>
    </message>
    <message>
        <source>Most at once</source>
        <translation>Flest samtidigt</translation>
    </message>
    <message>
        <source>Record: identifier</source>
        <translation>Post: identifierare</translation>
    </message>
    <message>
        <source>Used, some overlap</source>
        <translation>Används, överlappningar finns</translation>
    </message>
    <message>
        <source>Used, none overlap</source>
        <translation>Används, inga överlappningar</translation>
    </message>
    <message>
        <source>Not used</source>
        <translation>Används inte</translation>
    </message>
    <message>
        <source>{records} records on {days} days, {overlaps} overlaps.</source>
        <translation>{records} objekt på {days} dagar, {overlaps} överlappningar.</translation>
    </message>
    <message>
        <source>The busiest week is {week}/{year} with {records} records.</source>
        <translation>Den livligaste veckan är {week}/{year} med {records} objekt.</translation>
    </message>
    <message>
        <source>Shares ground with: {areas}.</source>
        <translation>Delar mark med: {areas}.</translation>
    </message>
    <message>
        <source>The GeoPackage file of the workspace; what is saved in it counts. Or a shared database, of which what your login may see counts: the name of a PostgreSQL connection saved in QGIS, or service=name.</source>
        <translation>Arbetsytans GeoPackage-fil; det som är sparat i den räknas. Eller en delad databas, av vilken det räknas som din inloggning får se: namnet på en PostgreSQL-anslutning sparad i QGIS, eller service=namn.</translation>
    </message>
    <message>
        <source>Reads everything but others&apos; drafts and persons</source>
        <translation>Läser allt utom andras utkast och personer</translation>
    </message>
    <message>
        <source>Changes what is its party&apos;s own</source>
        <translation>Ändrar det som är den egna partens</translation>
    </message>
    <message>
        <source>Administers: changes everything, with a reason</source>
        <translation>Administrerar: ändrar allt, med skäl</translation>
    </message>
    <message>
        <source>A portal: reads everything but drafts and persons</source>
        <translation>En portal: läser allt utom utkast och personer</translation>
    </message>
    <message>
        <source>No rights any more</source>
        <translation>Inga rättigheter längre</translation>
    </message>
    <message>
        <source>Only an administrator of the shared database may do this.</source>
        <translation>Endast en administratör för den delade databasen får göra detta.</translation>
    </message>
    <message>
        <source>A party needs a name.</source>
        <translation>En part behöver ett namn.</translation>
    </message>
    <message>
        <source>There is a party {party} already.</source>
        <translation>Det finns redan en part {party}.</translation>
    </message>
    <message>
        <source>There is no party {party}.</source>
        <translation>Det finns ingen part {party}.</translation>
    </message>
    <message>
        <source>There is no role {role}; there are public, reader, editor and admin.</source>
        <translation>Det finns ingen roll {role}; det finns public, reader, editor och admin.</translation>
    </message>
    <message>
        <source>There is no login {login} on the server. Who administers the server makes it: CREATE ROLE … LOGIN.</source>
        <translation>Det finns ingen inloggning {login} på servern. Serverns administratör skapar den: CREATE ROLE … LOGIN.</translation>
    </message>
    <message>
        <source>An editor changes what is its party&apos;s own: name the party of {login}.</source>
        <translation>En redigerare ändrar det som är den egna partens: ange parten för {login}.</translation>
    </message>
    <message>
        <source>A public login belongs to no party; it would see the drafts of that party.</source>
        <translation>En publik inloggning hör inte till någon part; den skulle se den partens utkast.</translation>
    </message>
    <message>
        <source>Somebody else gave {login} these rights, or a group does. Take them away there: REVOKE … FROM {login}.</source>
        <translation>Någon annan, eller en grupp, har gett {login} dessa rättigheter. Ta bort dem där: REVOKE … FROM {login}.</translation>
    </message>
    <message>
        <source>These are no rules that can be shared. Give the name of a rule set, or one as JSON of at most 256 KiB.</source>
        <translation>De här reglerna kan inte delas. Ange namnet på en regeluppsättning, eller en som JSON på högst 256 KiB.</translation>
    </message>
    <message>
        <source>Somebody else changed the rules of the shared database meanwhile, so these were not saved. Sync if this is a file, then open the rules anew.</source>
        <translation>Någon annan ändrade under tiden den delade databasens regler, så de här sparades inte. Synka om det här är en fil, och öppna sedan reglerna på nytt.</translation>
    </message>
    <message>
        <source>Trigger {trigger} of {table} is not always on: ALTER TABLE coord.{table} ENABLE ALWAYS TRIGGER {trigger}.</source>
        <translation>Triggern {trigger} på {table} är inte alltid på: ALTER TABLE coord.{table} ENABLE ALWAYS TRIGGER {trigger}.</translation>
    </message>
    <message>
        <source>Table {table} has no trigger for {operation}: such changes are not captured.</source>
        <translation>Tabellen {table} har ingen trigger för {operation}: sådana ändringar fångas inte.</translation>
    </message>
    <message>
        <source>Row-level security of {table} is not on and forced: everybody may read and write it.</source>
        <translation>Radnivåsäkerheten för {table} är inte på och tvingande: alla kan läsa och skriva den.</translation>
    </message>
    <message>
        <source>Table {table} is missing.</source>
        <translation>Tabellen {table} saknas.</translation>
    </message>
    <message>
        <source>{object} belongs to {owner}, not to coord_owner.</source>
        <translation>{object} tillhör {owner}, inte coord_owner.</translation>
    </message>
    <message>
        <source>Function {function} runs as its owner without a search path of its own.</source>
        <translation>Funktionen {function} körs som sin ägare utan egen sökväg (search_path).</translation>
    </message>
    <message>
        <source>Everybody may run {function}: REVOKE EXECUTE ON FUNCTION {function} FROM PUBLIC.</source>
        <translation>Alla får köra {function}: REVOKE EXECUTE ON FUNCTION {function} FROM PUBLIC.</translation>
    </message>
    <message>
        <source>{role} may make things of its own in schema coord.</source>
        <translation>{role} får skapa eget i schemat coord.</translation>
    </message>
    <message>
        <source>Index {index} is not valid: REINDEX INDEX {index}.</source>
        <translation>Indexet {index} är inte giltigt: REINDEX INDEX {index}.</translation>
    </message>
    <message>
        <source>The rule {constraint} of {table} is not enforced for all rows.</source>
        <translation>Regeln {constraint} för {table} gäller inte för alla rader.</translation>
    </message>
    <message>
        <source>{role} can sign in, although it is a group: ALTER ROLE {role} NOLOGIN.</source>
        <translation>{role} kan logga in, fast det är en grupp: ALTER ROLE {role} NOLOGIN.</translation>
    </message>
    <message>
        <source>{login} gets round the rights of rows: ALTER ROLE {login} NOBYPASSRLS.</source>
        <translation>{login} kringgår radernas rättigheter: ALTER ROLE {login} NOBYPASSRLS.</translation>
    </message>
    <message>
        <source>The member {login} has no login on the server: SELECT coord.remove_member(&apos;{login}&apos;).</source>
        <translation>Medlemmen {login} har ingen inloggning på servern: SELECT coord.remove_member(&apos;{login}&apos;).</translation>
    </message>
    <message>
        <source>The editor {login} has no party and can change nothing: SELECT coord.add_member(&apos;{login}&apos;, …).</source>
        <translation>Redigeraren {login} har ingen part och kan inte ändra något: SELECT coord.add_member(&apos;{login}&apos;, …).</translation>
    </message>
    <message>
        <source>The time zone {time_zone} of the shared database is unknown to this server.</source>
        <translation>Den delade databasens tidszon {time_zone} är okänd för den här servern.</translation>
    </message>
    <message>
        <source>This database was restored from a backup: SELECT coord.renew_epoch().</source>
        <translation>Den här databasen har återställts från en säkerhetskopia: SELECT coord.renew_epoch().</translation>
    </message>
    <message>
        <source>{count} records of {table} do not stand in coord.change as they are: they were changed behind the triggers, and no workspace hears of it.</source>
        <translation>{count} poster i {table} står inte i coord.change som de är: de har ändrats bakom triggrarna, och ingen arbetsyta får veta det.</translation>
    </message>
    <message>
        <source>There is no login {login} on the server, and yours may not make one (CREATEROLE). Who administers the server makes it: CREATE ROLE … LOGIN.</source>
        <translation>Det finns ingen inloggning {login} på servern, och din får inte skapa en (CREATEROLE). Serverns administratör skapar den: CREATE ROLE … LOGIN.</translation>
    </message>
    <message>
        <source>The rules by which all go cannot be read: {reason}</source>
        <translation>Reglerna som alla följer kan inte läsas: {reason}</translation>
    </message>
    <message>
        <source>Connected to {database} on {host} as {login}; encrypted ({protocol}).</source>
        <translation>Ansluten till {database} på {host} som {login}; krypterad ({protocol}).</translation>
    </message>
    <message>
        <source>Connected to {database} on {host} as {login}; not encrypted.</source>
        <translation>Ansluten till {database} på {host} som {login}; inte krypterad.</translation>
    </message>
    <message>
        <source>There is no party {party}. There are: {names}.</source>
        <translation>Det finns ingen part {party}. Det finns: {names}.</translation>
    </message>
    <message>
        <source>A batch with this identifier was sent before, with other content.</source>
        <translation>Ett paket med denna identifierare har redan skickats med annat innehåll.</translation>
    </message>
    <message>
        <source>A person of one party cannot be given to another; add the person there anew.</source>
        <translation>En parts kontaktperson kan inte flyttas till en annan; lägg till personen där på nytt.</translation>
    </message>
    <message>
        <source>No party decided so; each decides for itself, under Decisions.</source>
        <translation>Ingen part har beslutat så; var och en beslutar själv under Beslut.</translation>
    </message>
    <message>
        <source>Other records still refer to this one.</source>
        <translation>Andra objekt hänvisar ännu till detta.</translation>
    </message>
    <message>
        <source>Tables of the shared database cannot be emptied at one stroke; delete records instead.</source>
        <translation>Tabeller i den delade databasen kan inte tömmas på en gång; ta bort objekt i stället.</translation>
    </message>
    <message>
        <source>The batch cannot be read. Nothing was stored.</source>
        <translation>Paketet kan inte läsas. Ingenting sparades.</translation>
    </message>
    <message>
        <source>The field “{field}” holds no time of whole minutes.</source>
        <translation>Fältet ”{field}” innehåller ingen tid i hela minuter.</translation>
    </message>
    <message>
        <source>The ground crosses or touches itself.</source>
        <translation>Ytans gräns korsar eller vidrör sig själv.</translation>
    </message>
    <message>
        <source>The ground is empty.</source>
        <translation>Ytan är tom.</translation>
    </message>
    <message>
        <source>The identifier of a record cannot be changed.</source>
        <translation>Ett objekts identifierare kan inte ändras.</translation>
    </message>
    <message>
        <source>The number in the field “{field}” is not allowed.</source>
        <translation>Talet i fältet ”{field}” är inte tillåtet.</translation>
    </message>
    <message>
        <source>The party of this record does not exist.</source>
        <translation>Objektets part finns inte.</translation>
    </message>
    <message>
        <source>The server cannot take this record: {detail}</source>
        <translation>Servern kan inte ta emot objektet: {detail}</translation>
    </message>
    <message>
        <source>The value of the field “{field}” is not in its list.</source>
        <translation>Värdet i fältet ”{field}” finns inte i listan.</translation>
    </message>
    <message>
        <source>The venue of this record does not exist.</source>
        <translation>Objektets evenemangsplats finns inte.</translation>
    </message>
    <message>
        <source>The workspace and the shared database are of different versions. Update the older of them.</source>
        <translation>Arbetsytan och den delade databasen är av olika version. Uppdatera den äldre.</translation>
    </message>
    <message>
        <source>Your login may read the shared database, but not change anything in it.</source>
        <translation>Din inloggning får läsa den delade databasen men inte ändra något i den.</translation>
    </message>
    <message>
        <source>{who} changed: {fields}</source>
        <translation>{who} ändrade: {fields}</translation>
    </message>
    <message>
        <source>The workspace does not take it: {problem}</source>
        <translation>Arbetsytan godtar inte detta: {problem}</translation>
    </message>
    <message>
        <source>No longer in the shared database</source>
        <translation>Finns inte längre i den delade databasen</translation>
    </message>
    <message>
        <source>The database server {host} was not found. Check the host of the connection, and the network.</source>
        <translation>Databasservern {host} hittades inte. Kontrollera anslutningens värd och nätverket.</translation>
    </message>
    <message>
        <source>The database server {host} cannot be reached. Check the network or the VPN.</source>
        <translation>Databasservern {host} kan inte nås. Kontrollera nätverket eller VPN.</translation>
    </message>
    <message>
        <source>The connection asks for encryption (TLS), but the server does not offer it. Have its administrator switch it on; only where the network itself is safe choose another SSL mode.</source>
        <translation>Anslutningen begär kryptering (TLS), men servern erbjuder det inte. Be administratören slå på det; välj ett annat SSL-läge bara där nätverket i sig är säkert.</translation>
    </message>
    <message>
        <source>The server&apos;s certificate is not accepted, so nothing was sent: {reason}</source>
        <translation>Serverns certifikat godtas inte, så inget skickades: {reason}</translation>
    </message>
    <message>
        <source>The server accepts encrypted connections only. Set the connection&apos;s SSL mode to “require” or more.</source>
        <translation>Servern godtar endast krypterade anslutningar. Sätt anslutningens SSL-läge till ”require” eller strängare.</translation>
    </message>
    <message>
        <source>The server does not let {user} into the database {database} from this computer. Its administrator allows it in pg_hba.conf.</source>
        <translation>Servern släpper inte in {user} i databasen {database} från den här datorn. Administratören tillåter det i pg_hba.conf.</translation>
    </message>
    <message>
        <source>The server does not accept the user name or the password. Check them in the connection&apos;s settings.</source>
        <translation>Servern godtar inte användarnamnet eller lösenordet. Kontrollera dem i anslutningens inställningar.</translation>
    </message>
    <message>
        <source>{user} is a group, not a person&apos;s login. Connect with a login of your own.</source>
        <translation>{user} är en grupp, inte en persons inloggning. Anslut med din egen inloggning.</translation>
    </message>
    <message>
        <source>There is no database {database} on the server. Check the connection&apos;s settings.</source>
        <translation>Det finns ingen databas {database} på servern. Kontrollera anslutningens inställningar.</translation>
    </message>
    <message>
        <source>{user} may not use the database {database}. Ask its administrator.</source>
        <translation>{user} får inte använda databasen {database}. Fråga dess administratör.</translation>
    </message>
    <message>
        <source>The server has no free connection at the moment. Try again in a minute.</source>
        <translation>Servern har ingen ledig anslutning just nu. Försök igen om en minut.</translation>
    </message>
    <message>
        <source>The server is just starting or stopping. Try again in a minute.</source>
        <translation>Servern håller just på att starta eller stanna. Försök igen om en minut.</translation>
    </message>
    <message>
        <source>There is no service {service} in pg_service.conf on this computer.</source>
        <translation>Det finns ingen tjänst {service} i pg_service.conf på den här datorn.</translation>
    </message>
    <message>
        <source>The database server {host} does not answer. Is it running, and is the port {port} right?</source>
        <translation>Databasservern {host} svarar inte. Är den igång, och är porten {port} rätt?</translation>
    </message>
    <message>
        <source>The connection to the database broke. Nothing is lost: try again.</source>
        <translation>Förbindelsen till databasen bröts. Ingenting har gått förlorat: försök igen.</translation>
    </message>
    <message>
        <source>The disk of the database server is full. Nothing was stored; tell its administrator.</source>
        <translation>Databasserverns disk är full. Ingenting sparades; berätta för administratören.</translation>
    </message>
    <message>
        <source>The database server is short of memory. Nothing was stored; try again later.</source>
        <translation>Databasservern har ont om minne. Ingenting sparades; försök igen senare.</translation>
    </message>
    <message>
        <source>Somebody else holds what is needed. Nothing was stored; try again in a minute.</source>
        <translation>Någon annan håller det som behövs. Ingenting sparades; försök igen om en minut.</translation>
    </message>
    <message>
        <source>Two people changed the same records at once. Nothing was stored; try again.</source>
        <translation>Två personer ändrade samma poster samtidigt. Ingenting sparades; försök igen.</translation>
    </message>
    <message>
        <source>The database took longer than it may, and was stopped. Nothing was stored; try again later.</source>
        <translation>Databasen tog längre tid än tillåtet och stoppades. Ingenting sparades; försök igen senare.</translation>
    </message>
    <message>
        <source>This server is a read-only copy. Connect to the main server to change anything.</source>
        <translation>Den här servern är en skrivskyddad kopia. Anslut till huvudservern för att ändra något.</translation>
    </message>
    <message>
        <source>Your login has no right to this: {reason}. Ask the administrator of the shared database.</source>
        <translation>Din inloggning har inte rätt till detta: {reason}. Fråga administratören för den delade databasen.</translation>
    </message>
    <message>
        <source>This database holds no shared workspace of this version ({reason}). Its administrator runs “Install database”.</source>
        <translation>Den här databasen innehåller ingen delad arbetsyta av denna version ({reason}). Administratören kör ”Installera databasen”.</translation>
    </message>
    <message>
        <source>The settings of the database connection cannot be read. Check them.</source>
        <translation>Databasanslutningens inställningar kan inte läsas. Kontrollera dem.</translation>
    </message>
    <message>
        <source>The database refused: {reason}</source>
        <translation>Databasen vägrade: {reason}</translation>
    </message>
    <message>
        <source>The database cannot be reached: {reason}</source>
        <translation>Databasen kan inte nås: {reason}</translation>
    </message>
    <message>
        <source>There is a schema “coord” in the database that is not a shared workspace.</source>
        <translation>Det finns ett schema ”coord” i databasen som inte är en delad arbetsyta.</translation>
    </message>
    <message>
        <source>A new database needs a coordinate reference system and a time zone.</source>
        <translation>En ny databas behöver ett referenskoordinatsystem och en tidszon.</translation>
    </message>
    <message>
        <source>The database server does not know the time zone “{zone}”.</source>
        <translation>Databasservern känner inte till tidszonen ”{zone}”.</translation>
    </message>
    <message>
        <source>Your login may not upgrade this database: it must be a superuser or a member of coord_owner.</source>
        <translation>Din inloggning får inte uppgradera den här databasen: den måste vara superanvändare eller medlem av coord_owner.</translation>
    </message>
    <message>
        <source>The database was made by a newer version of Seinäjoki Coord. Update the plugin first.</source>
        <translation>Databasen är gjord av en nyare version av Seinäjoki Coord. Uppdatera först insticksprogrammet.</translation>
    </message>
    <message>
        <source>The migration {name} is not the one that this database was made with. Nothing was changed.</source>
        <translation>Migreringen {name} är inte den som den här databasen gjordes med. Ingenting ändrades.</translation>
    </message>
    <message>
        <source>The database uses {its}, not {asked}; that cannot be changed.</source>
        <translation>Databasen använder {its}, inte {asked}; det kan inte ändras.</translation>
    </message>
    <message>
        <source>The times of the database are those of {its}, not {asked}; that cannot be changed.</source>
        <translation>Databasens tider är de för {its}, inte {asked}; det kan inte ändras.</translation>
    </message>
    <message>
        <source>PostgreSQL {version} is too old; {oldest} or newer is needed.</source>
        <translation>PostgreSQL {version} är för gammal; {oldest} eller nyare behövs.</translation>
    </message>
    <message>
        <source>The texts of the database must be UTF8, not {encoding}.</source>
        <translation>Databasens texter måste vara UTF8, inte {encoding}.</translation>
    </message>
    <message>
        <source>PostGIS is not installed on the database server. Its administrator installs the package.</source>
        <translation>PostGIS är inte installerat på databasservern. Administratören installerar paketet.</translation>
    </message>
    <message>
        <source>PostGIS {version} is too old; {oldest} or newer is needed.</source>
        <translation>PostGIS {version} är för gammal; {oldest} eller nyare behövs.</translation>
    </message>
    <message>
        <source>Your login may not make roles (CREATEROLE), which the shared database needs.</source>
        <translation>Din inloggning får inte skapa roller (CREATEROLE), vilket den delade databasen behöver.</translation>
    </message>
    <message>
        <source>Your login may not make a schema in this database (CREATE).</source>
        <translation>Din inloggning får inte skapa ett schema i den här databasen (CREATE).</translation>
    </message>
    <message>
        <source>The database server does not know the coordinate reference system {crs}.</source>
        <translation>Databasservern känner inte till referenskoordinatsystemet {crs}.</translation>
    </message>
    <message>
        <source>The shared database needs a coordinate reference system of EPSG, not {crs}.</source>
        <translation>Den delade databasen behöver ett referenskoordinatsystem från EPSG, inte {crs}.</translation>
    </message>
    <message>
        <source>The table {table} has no column {column}.</source>
        <translation>Tabellen {table} har ingen kolumn {column}.</translation>
    </message>
    <message>
        <source>The table {table} has no such geometry.</source>
        <translation>Tabellen {table} har ingen sådan geometri.</translation>
    </message>
    <message>
        <source>The column {column} of {table} holds no times: a date, a date-time or a text is needed.</source>
        <translation>Kolumnen {column} i {table} innehåller inga tider: det behövs ett datum, ett datum med klockslag eller en text.</translation>
    </message>
    <message>
        <source>The table {table} has no primary key of one column; name a column that tells its rows apart.</source>
        <translation>Tabellen {table} har ingen primärnyckel med en kolumn; ange en kolumn som skiljer raderna åt.</translation>
    </message>
    <message>
        <source>Distance, lead and lag are numbers from 0 up.</source>
        <translation>Avstånd, förtid och eftertid är tal från 0 och uppåt.</translation>
    </message>
    <message>
        <source>The reference system of {table} does not measure in metres, so the database cannot tell distances and areas in it. Find the overlaps in QGIS instead.</source>
        <translation>Koordinatsystemet för {table} mäter inte i meter, så databasen kan inte räkna ut avstånd och ytor i det. Sök överlappen i QGIS i stället.</translation>
    </message>
    <message>
        <source>This database cannot find overlaps itself: it has no functions of Seinäjoki Coord. Its administrator runs “Install database”; or leave the search to QGIS.</source>
        <translation>Den här databasen kan inte söka överlapp själv: den saknar Seinäjoki Coords funktioner. Databasens administratör kör ”Installera databasen”, eller låt QGIS göra sökningen.</translation>
    </message>
    <message>
        <source>The party {name} is the one of that name in the shared database.</source>
        <translation>Parten {name} är den delade databasens part med samma namn.</translation>
    </message>
    <message>
        <source>The shared database has older versions than this workspace has seen: it was restored from a backup, perhaps. Everything is compared. Ask its administrator to renew the epoch.</source>
        <translation>Den delade databasen har äldre versioner än dem som den här arbetsytan har sett: den har kanske återställts från en säkerhetskopia. Allt jämförs. Be administratören förnya epoken.</translation>
    </message>
    <message>
        <source>The identifier {id} is no UUID in small letters.</source>
        <translation>Identifieraren {id} är inte ett UUID med små bokstäver.</translation>
    </message>
    <message>
        <source>The geometry cannot be sent: {problem}</source>
        <translation>Geometrin kan inte skickas: {problem}</translation>
    </message>
    <message>
        <source>The field “{field}” holds a value that a database cannot store.</source>
        <translation>Fältet ”{field}” innehåller ett värde som en databas inte kan spara.</translation>
    </message>
    <message>
        <source>The server did not take it.</source>
        <translation>Servern tog inte emot det.</translation>
    </message>
    <message>
        <source>Another record has this identifier already.</source>
        <translation>Ett annat objekt har redan denna identifierare.</translation>
    </message>
    <message>
        <source>The record is no longer there.</source>
        <translation>Objektet finns inte längre.</translation>
    </message>
    <message>
        <source>Somebody else is checking the shared database just now. Try again later.</source>
        <translation>Någon annan kontrollerar just nu den gemensamma databasen. Försök igen senare.</translation>
    </message>
    <message>
        <source>The shared database is of an older version, or is none. Its administrator runs “Install database”.</source>
        <translation>Den gemensamma databasen är av en äldre version, eller finns inte. Dess administratör kör ”Installera databas”.</translation>
    </message>
    <message>
        <source>The rules of the shared database cannot be read, so the workspace keeps those that it has. {reason}</source>
        <translation>Den delade databasens regler kan inte läsas, så arbetsytan behåller dem den har. {reason}</translation>
    </message>
    <message>
        <source>The rules of the workspace are new: “{rules}”, as in the shared database.</source>
        <translation>Arbetsytans regler är nya: ”{rules}”, som i den delade databasen.</translation>
    </message>
    <message>
        <source>The connection to the database broke. Nothing was changed; run again.</source>
        <translation>Anslutningen till databasen bröts. Inget ändrades; kör igen.</translation>
    </message>
    <message>
        <source>The shared database has a newer schema ({found}) than this plugin knows ({known}). Update the plugin.</source>
        <translation>Den delade databasens struktur ({found}) är nyare än detta insticksprogram känner till ({known}). Uppdatera insticksprogrammet.</translation>
    </message>
    <message>
        <source>Cancelled. What was sent so far is stored on the server; the next sync goes on from there, and nothing is lost.</source>
        <translation>Avbrutet. Det som skickats hittills finns på servern; nästa synkronisering fortsätter därifrån och inget går förlorat.</translation>
    </message>
    <message>
        <source>The shared database is of a newer version: this plugin reads it, but sends nothing. Update the plugin.</source>
        <translation>Den delade databasen är av nyare version: detta insticksprogram läser den men skickar inget. Uppdatera insticksprogrammet.</translation>
    </message>
    <message>
        <source>Your login may only read the shared database: your own changes stay in this workspace.</source>
        <translation>Din inloggning får bara läsa den delade databasen: dina egna ändringar blir kvar i denna arbetsyta.</translation>
    </message>
    <message>
        <source>{path} belongs to another shared database. Sync it with that one, or take a new workspace for this one.</source>
        <translation>{path} hör till en annan delad databas. Synkronisera den med den, eller ta en ny arbetsyta för denna.</translation>
    </message>
    <message>
        <source>The shared database has not reached what this workspace has seen already: it was restored from a backup, or this is a copy that lags behind. Nothing was changed. Ask its administrator to check it and to renew the epoch.</source>
        <translation>Den delade databasen har inte nått det som den här arbetsytan redan har sett: den har återställts från en säkerhetskopia, eller så är detta en kopia som släpar efter. Ingenting ändrades. Be dess administratör kontrollera den och förnya epoken.</translation>
    </message>
    <message>
        <source>The workspace is in {here}, the shared database in {there}. Make a new workspace in {there} and import into it.</source>
        <translation>Arbetsytan är i {here}, den delade databasen i {there}. Gör en ny arbetsyta i {there} och importera till den.</translation>
    </message>
    <message>
        <source>The times of the workspace are those of {here}, of the shared database {there}. Make a new workspace for {there}.</source>
        <translation>Arbetsytans tider är i zonen {here}, den delade databasens i {there}. Gör en ny arbetsyta för {there}.</translation>
    </message>
    <message>
        <source>The shared database is of a newer version ({there}, this plugin knows {here}). Update the plugin; until then you can go on working in your workspace.</source>
        <translation>Den delade databasen är av nyare version ({there}, detta insticksprogram känner till {here}). Uppdatera insticksprogrammet; tills dess kan du fortsätta arbeta i din arbetsyta.</translation>
    </message>
    <message>
        <source>The shared database is of an older version ({there}, this plugin needs {here}). Ask its administrator to run “Install database”; until then you can go on working in your workspace.</source>
        <translation>Den delade databasen är av äldre version ({there}, detta insticksprogram behöver {here}). Be administratören köra ”Installera databasen”; tills dess kan du fortsätta arbeta i din arbetsyta.</translation>
    </message>
    <message>
        <source>You and {who} both changed: {fields}</source>
        <translation>Du och {who} ändrade båda: {fields}</translation>
    </message>
    <message>
        <source>This conflict has been settled already.</source>
        <translation>Denna konflikt är redan avgjord.</translation>
    </message>
    <message>
        <source>{path} is in use by another program. Save or close it there and try again.</source>
        <translation>{path} används av ett annat program. Spara eller stäng den där och försök igen.</translation>
    </message>
    <message>
        <source>{path} is not a GeoPackage.</source>
        <translation>{path} är inte en GeoPackage-fil.</translation>
    </message>
    <message>
        <source>{path}: {text}</source>
        <translation>{path}: {text}</translation>
    </message>
    <message>
        <source>{crs} is not a coordinate reference system that is known here.</source>
        <translation>Koordinatsystemet {crs} är inte känt.</translation>
    </message>
    <message>
        <source>It has no identifier and is left out. Copy the record, which gives the copy one, and delete it.</source>
        <translation>Posten saknar identifierare och lämnas utanför. Kopiera posten, så får kopian en identifierare, och ta bort originalet.</translation>
    </message>
    <message>
        <source>“{text}” in the field “{field}” is of the wrong type and counts as empty.</source>
        <translation>”{text}” i fältet ”{field}” är av fel typ och räknas som tomt.</translation>
    </message>
    <message>
        <source>This version of the plugin has no rule set {rules}. It has {known}.</source>
        <translation>Den här versionen av insticksprogrammet har ingen regeluppsättning {rules}. Den har {known}.</translation>
    </message>
    <message>
        <source>A workspace is a GeoPackage: give a file name that ends in .gpkg, not {name}.</source>
        <translation>En arbetsyta är en GeoPackage-fil: ange ett filnamn som slutar på .gpkg, inte {name}.</translation>
    </message>
    <message>
        <source>{path} exists already. Choose another name, or delete it first.</source>
        <translation>{path} finns redan. Välj ett annat namn eller ta bort den först.</translation>
    </message>
    <message>
        <source>There is no folder {folder}.</source>
        <translation>Mappen {folder} finns inte.</translation>
    </message>
    <message>
        <source>{path} is a GeoPackage but not a workspace. Make one with “Create workspace”.</source>
        <translation>{path} är en GeoPackage-fil men inte en arbetsyta. Gör en med ”Skapa arbetsyta”.</translation>
    </message>
    <message>
        <source>{path} has lost its description (the table “workspace” is empty).</source>
        <translation>{path} har förlorat sin beskrivning (tabellen ”workspace” är tom).</translation>
    </message>
    <message>
        <source>{path} was made by a newer version of this plugin (schema {found}, this one knows {known}). Update the plugin.</source>
        <translation>{path} har gjorts med en nyare version av denna plugin (schema {found}, denna känner till {known}). Uppdatera pluginen.</translation>
    </message>
</context>
</TS>
