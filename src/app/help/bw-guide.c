/* bw-guide.c: three guides, one for each role, task by task
 *
 * What several roles do stands here once.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-guide.h"

#include <glib/gi18n.h>

static const BwGuideSection overview = {
  N_("Are we in time, and who is not"),
  N_("The overview {win.show-page('overview')} shows one area: its figures, its map, the areas in it and how the "
     "campaign runs. The list begins with whoever will finish last. The whole is finished when its last area is, so "
     "its projected finish is the latest of them and no average."),
  N_("Look at the list first: “late” with a time means that this area will not keep the deadline.\n"
     "Press an area in the list or on the map to go into it; {win.widen} leads back up.\n"
     "Press a figure to see what it is made of: counted out of how many, what is left out, from when, and from where.\n"
     "“Not reported” is not zero: somebody owes this figure. A mark > or ~ before a figure means that it is a lower "
     "bound or an estimate.\n"
     "A stated total and the sum of its parts stand side by side if they differ; nothing is spread over areas."),
};

static const BwGuideSection age = {
  N_("How old is what I see"),
  N_("The pill at the top right says how it stands with the server; each figure has its own time as well. The clock "
     "of every countdown is the server's."),
  N_("“Live” with a second or two: what is shown is now.\n"
     "“Reconnecting” counts the age of the data. It tries by itself; {win.retry} tries at once.\n"
     "“Offline” names the time of the last data. Everything can still be read and printed; the sheet says on its "
     "first line from when it is.\n"
     "An area that is silent keeps its last figures, marked with their time: it is never left out of a total in "
     "silence."),
};

static const BwGuideSection replay = {
  N_("See how it went, and pass the map on"),
  N_("The replay {win.replay} shows the areas of what is on the screen as they were at any time of the round, in a "
     "frame that says that it is not now. What is live goes on behind it."),
  N_("Space plays and pauses; choose how fast. Left and Right go a step back and forward, Home and End to the "
     "beginning and the end; the slider can be dragged.\n"
     "An area that had told nothing by then has “not reported”. “Late” is what could be told then; shares are of the "
     "targets of now.\n"
     "“Back to Live” or Escape leaves it.\n"
     "The menu of the map (right button, or the Menu key) saves what it shows as a picture or as a PDF, with title, "
     "time, key and scale. While “Magnify the centre” is on there is no scale: switch it off first."),
};

static const BwGuideSection suggestions = {
  N_("Who could finish earlier"),
  N_("The suggestions {win.suggest} reckon which sampling desks could move from areas with time to spare to the area "
     "that is last, and what that is worth. Nothing is sent until you issue the order yourself."),
  N_("Choose how many desks may move, and how long the way and the setting up take; “Reckon Anew” reckons.\n"
     "Read both sides: how much earlier one area ends, and that the other still ends before the deadline.\n"
     "Write the order from a suggestion: it opens as a draft with recipients and target filled in.\n"
     "Change what needs to be changed, then issue it, or keep it as a draft."),
};

static const BwGuideSection alerts = {
  N_("Answer an alert"),
  N_("The bell {win.list-alerts} counts what needs a person. An alert is raised when something has lasted for a "
     "while, and goes by itself when it is over."),
  N_("Press a row to go where it is, with the row in question chosen.\n"
     "“Acknowledge” says that you know: give a reason and until when it can wait. If it gets worse, it comes back "
     "earlier.\n"
     "“Acknowledge All” is for a change of shift: it holds for those that are listed now, not for what comes later.\n"
     "All alerts, also those that are over, stand in {win.list-all-alerts}."),
};

static const BwGuideSection issuing = {
  N_("Issue an order and follow it up"),
  N_("The orders {win.show-page('orders')} show for each order which areas have acknowledged it, passed it on and "
     "reported back, and how the figure moves that it is meant to move."),
  N_("“Write an Order”: title, text, recipients, the time by which it is to be acknowledged and done; number and "
     "date come by themselves.\n"
     "Choose the figure that it should move and a target: its effect is then shown beside the order.\n"
     "Areas that are overdue stand first. “Remind” reminds one area in one press, and is entered in its row.\n"
     "An order that was issued is not changed: supersede it by another, or cancel it by a notice. Both stay "
     "legible."),
};

static const BwGuideSection wall = {
  N_("The wall"),
  N_("{app.toggle-wall} shows the wall on every monitor and leaves it again. Its scenes change by themselves; how "
     "long each stays, and from how far it is read, is set in the preferences {app.show-preferences}."),
  N_("The arrows and the digits 1 to 5 choose a scene; Space, Enter, any other key or a click holds it and lets it "
     "go. A number pad does all of it as a remote control, whatever its lock.\n"
     "+ and − change the size, B the brightness, Esc leaves.\n"
     "Which scenes there are is set in the preferences. All walls, what each shows and how old that is stand in the "
     "list of walls in the menu; one that is silent or frozen raises an alert.\n"
     "A yellow frame with “data no longer updated” means what it says: the clock goes on, the figures do not.\n"
     "A new severe alert shows the scene of the alerts at once for a short time, then what was on before."),
};

static const BwGuideSection finding = {
  N_("From the city to one point"),
  N_("Every screen is an area and a page. The path at the top says which area; the column at the left which page. "
     "Both stay when you change the other."),
  N_("Choose one of the areas below with {win.list-parts}, or press it in a list or on the map.\n"
     "{win.search} finds any place, team or order: by name, by the initials of its pinyin, or by its code.\n"
     "{win.widen} leads one level up, {win.go-back} and {win.go-forward} where you have been.\n"
     "In a table the arrow keys choose a row, Enter opens it.\n"
     "On the map the arrow keys go to the neighbour in that direction; Tab walks the exceptions."),
};

static const BwGuideSection shifts = {
  N_("Cover a shift"),
  N_("The teams {win.show-page('teams')} show areas by shifts of today and tomorrow. What nobody covers is hatched, "
     "says how many are missing, and stands first."),
  N_("Drag a team onto the cell, or press Enter on the cell and choose a team in the dialog. Both follow the same "
     "rules.\n"
     "The teams that fit best come first, each with the reason. One that cannot come says why: it is on duty then, "
     "or would not rest for as long as the preferences ask.\n"
     "For a while after it was assigned, “Undo” takes it back. Later on the dialog of the shift and the window of the "
     "team have a menu: on duty, did not come, withdraw, relieve, replace.\n"
     "A team that was lent is sent nowhere before or after the time that its lender has stated.\n"
     "“Assign Several…” fills several shifts at once.\n"
     "If no team fits: “Ask for Help” sends a request to the level above."),
};

static const BwGuideSection checkpoints = {
  N_("A checkpoint with a gap"),
  N_("The checkpoints {win.show-page('checkpoints')} show the four measures of each: temperature, health code, "
     "registration, certificate. Each says whether it is carried out, and if not, since when."),
  N_("Those with a gap stand first. A clock means that nobody has confirmed it: that is not the same as not carried "
     "out.\n"
     "The button beside a checkpoint that nobody mans leads to its shift.\n"
     "“Record an inspection…” writes down what you found there.\n"
     "“Mark as put right…” says what shows it, who says so and since when. A second person closes it; what the "
     "checkpoint reports stays until it reports otherwise.\n"
     "“Show the unmanned communities” lists where no checkpoint is manned at all. One that is chosen there leads to "
     "its shifts and, for a commander, to an order."),
};

static const BwGuideSection answering = {
  N_("Answer an order"),
  N_("What was sent to your area stands in the orders {win.show-page('orders')}. Whoever issued it sees each answer "
     "at once, with its time."),
  N_("Acknowledge it when you have read it, and say when it was passed on.\n"
     "Report that it is done when it is. “Unable…” asks for a reason: it is an answer, and better than silence.\n"
     "Behind the ladder stands what the order is meant to move, and whether it does."),
};

static const BwGuideSection followups = {
  N_("What must be put right"),
  N_("The inspections {win.show-page('inspections')} list what was found, who must put it right, and by when. What is "
     "overdue stands first."),
  N_("“Give Evidence” says what shows that it was put right.\n"
     "It is closed by a second person, never by whoever gave the evidence, and by a level above the area that owns "
     "it.\n"
     "“Re-inspect…” sends it back if it does not hold.\n"
     "An unannounced visit is hidden from those inspected until it is finished. Praise counts as much as faults."),
};

static const BwGuideSection briefing = {
  N_("Print the briefing"),
  N_("{win.print} prints what the page holds of the area that is shown: on the overview its briefing, on the grid of "
     "the standard for official documents; on the other pages their list, the roster or the order that is chosen."),
  N_("Go to the area first: the sheet is of what is shown.\n"
     "Before it prints it says which typeface of the standard is missing on this computer, if one is.\n"
     "A section without data prints “not reported”. If the data had stopped, the line of the time says so.\n"
     "Late areas have a filled triangle and a grey row, so that a copy in black and white says the same.\n"
     "Printing changes nothing. “Issue…” gives the sheet its number and says who prepared and approved it: from then "
     "on it stays as it is. {win.list-issued} lists what was issued; opened there, it is printed again as it was."),
};

static const BwGuideSection calls = {
  N_("A figure that came by telephone"),
  N_("{win.enter-call} writes it down with who said it and for what time it is true. It stands beside the report and "
     "adds to no total, so nothing is counted twice."),
  N_("Choose place and figure, enter what was said; “at least” and “about” are part of it.\n"
     "If you do not know a figure, leave it out: an empty field is not zero.\n"
     "When the report comes, {win.list-calls} lists both with their difference.\n"
     "Keep the telephone figure or accept the report: which of the two, and why, goes into the log. Until then both "
     "stand there."),
};

static const BwGuideSection donations = {
  N_("Book a donation"),
  N_("The donations {win.show-page('donations')} show money and goods: what is itemised, and what of a total is not. "
     "A total of which the parts are not known is never divided up."),
  N_("“Book a Donation…”: donor, money or goods, and what for if the donor said so.\n"
     "If the quantity of goods is not known, say so: it stands as “Quantity not booked”, and never as zero, until "
     "somebody adds it.\n"
     "To correct one, open its row in the ledger, change it and press “Correct”. A correction is a new entry "
     "with a reason; what was said before stays in the ledger."),
};

static const BwGuideSection keeping = {
  N_("Keep the log"),
  N_("The log {win.show-log} holds what headquarters decided, reached, told and was told, the newest first."),
  N_("“Write into the Log…” adds a line: what kind it is, where, and what.\n"
     "Choose a kind and a span of time above the lines to see only those.\n"
     "A line is not changed afterwards; write another that corrects it.\n"
     "Write roles, no names."),
};

static const BwGuideSection files = {
  N_("Files in and out"),
  N_("Areas, sites and teams come from files, and what stands on the screen goes into files: nothing need be typed "
     "twice."),
  N_("{win.import} imports areas, sites or teams from a file. A preview tells of each row what it would do; faulty "
     "rows are named with field and reason, and nothing is written before you say so.\n"
     "The menu in the head of a list copies it or saves it as CSV.\n"
     "The menu of a chart, by the secondary button or the menu key, copies and saves its picture and its numbers.\n"
     "What leaves the window says what it is of and as of when. What is not reported is an empty cell, never zero."),
};

static const BwGuideSection trouble = {
  N_("Offline, refused, or two at once"),
  N_("Nothing that was entered is lost. What waits to be sent, and what was not taken, stands in a list behind the "
     "pill at the top right."),
  N_("Offline: go on working. What you enter waits on this computer, also over a restart, and is sent once when the "
     "server is there again.\n"
     "Token refused: it has expired or was withdrawn. The last data stay on the screen; ask for another token and "
     "enter it in the bar.\n"
     "Keyring locked: unlock it in the dialog of the system, or enter the token. The preferences "
     "{app.show-preferences} say where it is kept.\n"
     "Not taken: the list says which field, why, and what to do. Mend it and send it again, or discard it.\n"
     "Changed by somebody else: a dialog shows both. Take yours, leave it as it is, or decide later."),
};

static const BwGuideSection * const commander[] = {
  &overview, &age, &replay, &suggestions, &alerts, &issuing, &wall, &trouble, NULL,
};

static const BwGuideSection * const official[] = {
  &finding, &age, &replay, &shifts, &checkpoints, &answering, &followups, &trouble, NULL,
};

static const BwGuideSection * const staff[] = {
  &finding, &age, &replay, &briefing, &calls, &donations, &files, &keeping, &trouble, NULL,
};

static const struct
{
  const char                   *title;
  const BwGuideSection * const *sections;
} guides[] = {
  { N_("Commander"), commander },
  { N_("Official"), official },
  { N_("Staff"), staff },
};
G_STATIC_ASSERT (G_N_ELEMENTS (guides) == BW_GUIDE_STAFF + 1);

/**
 * bw_guide_get_title:
 * @guide: a guide
 *
 * Returns: (transfer none): for whom it is, translated
 */
const char *
bw_guide_get_title (BwGuide guide)
{
  g_return_val_if_fail (guide < G_N_ELEMENTS (guides), NULL);

  return _(guides[guide].title);
}

/**
 * bw_guide_get_sections:
 * @guide: a guide
 *
 * Returns: (transfer none): its tasks, %NULL-terminated
 */
const BwGuideSection * const *
bw_guide_get_sections (BwGuide guide)
{
  g_return_val_if_fail (guide < G_N_ELEMENTS (guides), NULL);

  return guides[guide].sections;
}
