/* bw-refusal-words.c: why the backend did not take a change, for a person, and what to do
 *
 * The outbox keeps what the backend has said: “409: It stands against what is there: /state
 * is on duty already”. That is a status, its title, and the detail: a member and the reason,
 * or a sentence. Each is known again from its text; what a newer backend says stays as it
 * is, behind what its status means.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-refusal-words.h"

#include "bw-edit-words.h"
#include "bw-reason-words.h"
#include "bw-reason.h"

#include <glib/gi18n.h>
#include <string.h>

#define STATUS_LENGTH 3

/* What a status means; the titles are those of bw-problem.c and of what stands before it.
 * No advice: it is sent again by itself. */
static const struct
{
  const char *title;
  const char *words;
  const char *advice;
} titles[] =
{
  { "The request cannot be read", N_("the server cannot read it"),
    N_("Enter it anew, then discard this one") },
  { "A good token is needed", N_("the server does not accept the token"),
    N_("Enter a good token in the preferences") },
  { "The token does not allow this", N_("this token does not allow it"),
    N_("Ask somebody whose token does, or the administrator for another token") },
  { "There is no such thing", N_("it is not there any more"), N_("Look whether it still matters, then discard it") },
  { "This cannot be done to it", N_("this cannot be done to it"), N_("Discard it") },
  { "It is not there in that form", N_("the server does not know that form"),
    N_("Have the desk and the server brought to one version") },
  { "It stands against what is there", N_("it stands against what is there"),
    N_("Look at what stands now, change that, then discard this one") },
  { "It has changed in the meantime", N_("somebody else has changed it meanwhile"),
    N_("Look at both versions and choose one") },
  { "That is too much at once", N_("it is too long"), N_("Enter it anew in parts, then discard this one") },
  { "This kind of content is not taken", N_("the server does not know that form"),
    N_("Have the desk and the server brought to one version") },
  { "The document is not as it must be", N_("it is not as it must be"),
    N_("Enter it anew with that corrected, then discard this one") },
  { "Say which version is meant", N_("it does not say which version it changes"),
    N_("Enter it anew, then discard this one") },
  { "Something is wrong with the backend", N_("something is wrong with the server"), NULL },
  { "The backend cannot take this now", N_("the server cannot take it now"), NULL },
  { "The store is full", N_("the server has no room left"),
    N_("Tell the administrator; it is kept here and sent again") },
  { "Bad Gateway", N_("the server behind the gateway does not answer"), NULL },
  { "Gateway Timeout", N_("the server behind the gateway does not answer"), NULL },
  { "Service Unavailable", N_("the server cannot take it now"), NULL },
  { "Internal Server Error", N_("something is wrong with the server"), NULL },
  { "Too Many Requests", N_("the server asks to be left in peace for a moment"), NULL },
  { "Request Timeout", N_("the connection was too slow"), NULL },
  { "Forbidden", N_("the gateway does not let it through"), N_("Tell the administrator, then try again") },
  { "Request Entity Too Large", N_("it is too long for the gateway"),
    N_("Enter it anew in parts, then discard this one") },
};

/* What stands against a change. Without advice: that of its title.
 * Translators: in all of these {1}, {2} stand for what the reason names; they may be put in
 * another order, and each must stay. The second text is what to do. */
static const struct
{
  const char *pattern;
  const char *words;
  const char *advice;
} rules[] =
{
  /* Teams and their shifts. */
  { "has an assignment: relieve it first", N_("the team has a shift"), N_("Relieve it of its shift first") },
  { "is not over yet: change it", N_("the shift is not over yet"),
    N_("Change the shift itself, then discard this one") },
  { "is over, and in the ledger: put another one that names it in “corrects”",
    N_("the shift is over and stands in the records"), N_("Book a correction of it, then discard this one") },
  { "is on duty: relieve it", N_("the team is on duty"), N_("Relieve it, then discard this one") },
  { "is on duty already", N_("the team is on duty already"), N_("Discard it: nothing is left to do") },
  { "is not after “lent_from”", N_("the team is lent until before it is lent"),
    N_("Import the team again with the right times, then discard this one") },
  /* Orders and their receipts. */
  { "the issuer has given this number already", N_("the issuer has given this number already"),
    N_("Issue it anew under the next number, then discard this one") },
  { "names no order: put its id in “supersedes”", N_("it names no order that it cancels"),
    N_("Cancel the order anew from its menu, then discard this one") },
  { "does not name all who received the order that is cancelled", N_("not all who received the order are told"),
    N_("Cancel the order anew and choose all who received it, then discard this one") },
  { "is no request, and a request supersedes nothing else", N_("a request supersedes requests only"),
    N_("Issue it anew without naming what it supersedes") },
  { "has been superseded by another one already", N_("it has been superseded already"),
    N_("Supersede the newer one, then discard this one") },
  { "who was told stays told: supersede the order", N_("who was told stays told"),
    N_("Supersede the order, then discard this one") },
  { "an area has received it as it is: supersede the order", N_("an area has received it as it is"),
    N_("Supersede the order, then discard this one") },
  { "an order is not taken back: supersede it", N_("an order is not taken back"),
    N_("Supersede the order, then discard this one") },
  { "has been superseded, and stays as it was", N_("it has been superseded and stays as it was"),
    N_("Change the newer one, then discard this one") },
  { "has been superseded: its receipts stay as they are", N_("the order has been superseded"),
    N_("Confirm the newer one, then discard this one") },
  { "a receipt is not taken back", N_("a confirmation is not taken back"),
    N_("Tell the issuer, then discard this one") },
  { "is “{1}” already and does not go to “{2}”", N_("it is “{1}” already and does not go back to “{2}”"),
    N_("Discard it: the confirmation is further on") },
  { "is none of those whom the order is for", N_("the order is not for this area"), N_("Discard it") },
  { "does not stand above the issuer: a request goes upward", N_("a request goes to an area above only"),
    N_("Issue it anew to an area above, then discard this one") },
  { "must be the code of the area that asks: a request goes upward from there", N_("no area is named that asks"),
    N_("Issue it anew for an area, then discard this one") },
  { "must be the code of the area of the token, or of one below it", N_("the issuer is not within your area"),
    N_("Issue it anew for your area, then discard this one") },
  { "the role {1} may make requests only", N_("this token may make requests only"),
    N_("Issue it as a request, or ask somebody who may command") },
  /* Visits and follow-ups. */
  { "is done, and stays", N_("the visit is done and stays"), N_("Discard it") },
  { "is done already", N_("the visit is done already"), N_("Discard it: nothing is left to do") },
  { "is not done yet", N_("the visit is not done yet"), N_("Finish the visit, then try again") },
  { "the area that owns it cannot tell its end: a level above does", N_("the area that owns it cannot tell its end"),
    N_("Ask the level above to close it, then discard this one") },
  { "who gave the evidence cannot judge it: another one does", N_("who gave the evidence cannot judge it"),
    N_("Ask a second person to close it, then discard this one") },
  { "has come to its end: take it up again", N_("it has come to its end"),
    N_("Take it up again, then discard this one") },
  { "has come to its end: take it up again first", N_("it has come to its end"),
    N_("Take it up again, then discard this one") },
  { "cannot be closed before there is evidence", N_("it cannot be closed before there is evidence"),
    N_("Give the evidence, then try again") },
  { "the area that owns it gives evidence only: a level above changes the rest",
    N_("the area that owns it gives evidence only"), N_("Ask the level above, then discard this one") },
  { "a follow-up is not taken back: bring it to its end", N_("a follow-up is not taken back"),
    N_("Bring it to its end, then discard this one") },
  { "cannot begin with its end", N_("it cannot begin with its end"), N_("Open it first, then discard this one") },
  { "must stand below the area of the token: nobody inspects himself", N_("nobody inspects his own area"),
    N_("Ask the level above, then discard this one") },
  /* The ledger: donations, supplies, entries. */
  { "was corrected by “{1}” already: correct that one", N_("it was corrected already"),
    N_("Correct the correction, then discard this one") },
  { "is of another place, and the token is not good for all of the city", N_("it is of a place outside your area"),
    N_("Ask the city's staff, then discard this one") },
  { "must be that of the figure that it corrects", N_("it is another figure than the one that it corrects"),
    N_("Enter it anew, then discard this one") },
  { "lies ahead of the backend's clock", N_("it lies in the future"), N_("Check the time and the computer's clock") },
  { "must name the entry that this decides on", N_("it does not say which figure it decides on"),
    N_("Decide anew in the list, then discard this one") },
  { "must say why", N_("it does not say why"), N_("Enter it anew with a reason, then discard this one") },
  { "is in the ledger and stays: put another one that names it in “corrects”",
    N_("what is booked stays"), N_("Book a correction of it, then discard this one") },
  { "must be another one", N_("it would correct itself"), N_("Enter it anew, then discard this one") },
  { "has items, which would be of nothing", N_("the fund has items"), N_("Remove the items first") },
  { "is within this fund itself", N_("the fund would be an item of itself"), N_("Name another fund") },
  /* Alerts. */
  { "alerts are raised and cleared by the backend", N_("alerts are raised and cleared by the server"),
    N_("Discard it") },
  { "it is over; there is nothing left to acknowledge", N_("the alert is over"),
    N_("Discard it: nothing is left to do") },
  { "only “acknowledged” can be changed", N_("an alert can only be acknowledged"), N_("Discard it") },
  { "must say why it can wait, in at most 1000 bytes", N_("it does not say why it can wait, or too long"),
    N_("Acknowledge it anew, then discard this one") },
  { "must be after now", N_("that time is over"), N_("Acknowledge it anew until later, then discard this one") },
  { "must be within seven days", N_("it is more than seven days ahead"),
    N_("Acknowledge it anew for a shorter time, then discard this one") },
  /* Places, and whatever names them. */
  { "something stands in it or was counted there: it stays", N_("something stands in it or was counted there"),
    N_("Close it instead of removing it") },
  { "something was counted in it: it stays", N_("something was counted in it"), N_("Leave it") },
  { "something was counted there: it stays", N_("something was counted there"),
    N_("Close it instead of removing it") },
  { "something names it: it stays", N_("something else names it"), N_("Close it instead of removing it") },
  { "the {1} “{2}” names it: it stays", N_("something else names it: “{2}” ({1})"),
    N_("Close it instead of removing it") },
  { "is missing: the city has its root", N_("the area above is missing"), N_("Name the area above") },
  { "is not below the level of the parent", N_("its level is not below that of the area above"),
    N_("Correct the level, or the area above") },
  { "cannot be changed any more: make another document of it", N_("this cannot be changed any more"),
    N_("Enter it anew, then discard this one") },
  /* Rights. */
  { "no {1} has the id “{2}”", N_("there is no “{2}” ({1})"), N_("Look whether it still matters, then discard it") },
  { "the token is good for “{1}” only", N_("this token is good for “{1}” only"),
    N_("Ask somebody whose token is good there, or the administrator") },
  { "this belongs to the whole city, and the token is good for “{1}”",
    N_("this belongs to the whole city, and the token is good for “{1}”"),
    N_("Ask the city's staff, then discard this one") },
  { "the role {1} may not write documents of the type “{2}”", N_("this token does not allow to enter this"),
    N_("Ask somebody whose token does, or the administrator for another token") },
  { "the role {1} may not do this", N_("this token does not allow it"),
    N_("Ask somebody whose token does, or the administrator for another token") },
  { "documents of the type “{1}” are made by the backend", N_("this is made by the server itself"), N_("Discard it") },
  { "it is not the version that you named", N_("somebody else has changed it meanwhile"),
    N_("Look at both versions and choose one") },
  { "it is not there", N_("it is not there any more"), N_("Look whether it still matters, then discard it") },
  { "all of it lies outside the area of the token, “{1}”", N_("this token is good for “{1}” only"),
    N_("Ask somebody whose token is good there, or the administrator") },
  { "lies outside the area of the token", N_("it lies outside your area"),
    N_("Ask somebody whose token is good there, or the administrator") },
  { "too much is waiting to be written; nothing of this was taken", N_("the server cannot take it now"), NULL },
  { "the backend is stopping", N_("the server is being stopped"), NULL },
};

/* What was said, taken apart; all of it of the text but @names. */
typedef struct
{
  int         title;    /* of titles; -1: none of them */
  char       *pointer;  /* (owned) (nullable): of the member */
  const char *detail;   /* the reason; may be empty */
  int         rule;     /* of rules; -1: none of them */
  GPtrArray  *names;    /* (owned) (element-type utf8): what the rule names */
} Refusal;

static void
clear_refusal (Refusal *self)
{
  g_clear_pointer (&self->pointer, g_free);
  g_clear_pointer (&self->names, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Refusal, clear_refusal)

static const char *
skip_status (const char *reason)
{
  gsize n = strspn (reason, "0123456789");

  return n == STATUS_LENGTH && g_str_has_prefix (reason + n, ": ") ? reason + n + strlen (": ") : reason;
}

static const char *
skip_title (const char *reason,
            int        *title)
{
  *title = -1;
  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      gsize n = strlen (titles[i].title);

      if (strncmp (reason, titles[i].title, n) != 0 || (reason[n] != '\0' && !g_str_has_prefix (reason + n, ": ")))
        continue;

      *title = (int) i;
      return reason[n] != '\0' ? reason + n + strlen (": ") : reason + n;
    }

  return reason;
}

/* “/state is over”, or of a report “/state: is over”. */
static const char *
skip_pointer (const char  *detail,
              char       **pointer)
{
  gsize n = strcspn (detail, " ");

  if (*detail != '/' || detail[n] == '\0')
    return detail;

  *pointer = g_strndup (detail, detail[n - 1] == ':' ? n - 1 : n);
  return detail + n + 1;
}

/* The one with most words of its own. */
static void
find_rule (Refusal *self)
{
  gsize most = 0;

  self->rule = -1;
  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    {
      g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
      gsize n = bw_reason_match (rules[i].pattern, self->detail, names);

      if (n <= most)
        continue;

      most = n;
      self->rule = (int) i;
      g_ptr_array_add (names, NULL);
      g_clear_pointer (&self->names, g_ptr_array_unref);
      self->names = g_steal_pointer (&names);
    }
}

static void
read_refusal (Refusal    *self,
              const char *reason)
{
  *self = (Refusal) { .rule = -1 };
  self->detail = skip_title (skip_status (reason), &self->title);
  self->detail = skip_pointer (self->detail, &self->pointer);
  if (g_str_has_prefix (self->detail, "the document "))
    self->detail += strlen ("the document ");

  if (*self->detail != '\0')
    find_rule (self);
}

static gboolean
is_reason (Refusal *self)
{
  return *self->detail != '\0' && bw_reason_read (self->detail, NULL) != BW_REASON_OTHER;
}

/* The member itself, not what it stands in, nor its place in a list. */
static const char *
get_member (char **parts)
{
  const char *member = "";

  for (char **part = parts; *part != NULL; part++)
    {
      if (**part != '\0' && strspn (*part, "0123456789") < strlen (*part))
        member = *part;
    }

  return bw_edit_words_get_member (member);
}

/* (transfer full): what the rule says, with its names in words. */
static char *
fill_rule (Refusal *self)
{
  for (guint i = 0; i + 1 < self->names->len; i++)
    {
      char **name = (char **) &g_ptr_array_index (self->names, i);
      g_autofree char *text = g_steal_pointer (name);

      *name = g_strdup (bw_edit_words_get_word (bw_reason_words_get_named (text)));
    }

  return bw_reason_fill (_(rules[self->rule].words), (const char * const *) self->names->pdata);
}

/* (transfer full) */
static char *
dup_detail (Refusal *self)
{
  g_auto (GStrv) parts = self->pointer != NULL ? g_strsplit (self->pointer, "/", -1) : NULL;
  g_autofree char *words = NULL;

  if (self->rule >= 0)
    return fill_rule (self);

  words = is_reason (self) ? bw_reason_words_dup (self->detail) : g_strdup (self->detail);
  /* Translators: the name of a member, and what is wrong with it. */
  return parts != NULL ? g_strdup_printf (C_("refusal", "%s: %s"), get_member (parts), words)
                       : g_steal_pointer (&words);
}

/**
 * bw_refusal_words_dup:
 * @reason: as the outbox keeps it
 *
 * Returns: (transfer full): for a person. Of what a newer backend says the status comes
 *   first, in words of ours, and then the text as it came.
 */
char *
bw_refusal_words_dup (const char *reason)
{
  g_auto (Refusal) refusal = { 0 };
  g_autofree char *detail = NULL;

  g_return_val_if_fail (reason != NULL, NULL);

  read_refusal (&refusal, reason);
  if (refusal.title >= 0 && *refusal.detail == '\0')
    return g_strdup (_(titles[refusal.title].words));
  if (refusal.title < 0 && refusal.rule < 0 && !is_reason (&refusal))
    return g_strdup (reason);

  detail = dup_detail (&refusal);
  if (refusal.rule >= 0 || refusal.title < 0)
    return g_steal_pointer (&detail);

  /* Translators: what an answer of the server means, and what it said of it. */
  return g_strdup_printf (C_("refusal", "%s (%s)"), _(titles[refusal.title].words), detail);
}

/**
 * bw_refusal_words_dup_error:
 * @error: (nullable): why a request of ours came to nothing
 *
 * Returns: (transfer full) (nullable): what the backend answered, for a person; what the
 *   system says comes in his language and stays as it is
 */
char *
bw_refusal_words_dup_error (const GError *error)
{
  return error != NULL ? bw_refusal_words_dup (error->message) : NULL;
}

/**
 * bw_refusal_words_get_advice:
 * @reason: as the outbox keeps it
 *
 * Returns: (transfer none) (nullable): what to do; %NULL: it is sent again by itself, or the
 *   reason says so itself
 */
const char *
bw_refusal_words_get_advice (const char *reason)
{
  g_auto (Refusal) refusal = { 0 };
  const char *advice = NULL;

  g_return_val_if_fail (reason != NULL, NULL);

  read_refusal (&refusal, reason);
  if (refusal.rule >= 0)
    advice = rules[refusal.rule].advice;
  if (advice == NULL && refusal.title >= 0)
    advice = titles[refusal.title].advice;
  if (advice == NULL && refusal.title < 0 && refusal.rule < 0 && is_reason (&refusal))
    advice = N_("Enter it anew with that corrected, then discard this one");

  return advice != NULL ? _(advice) : NULL;
}

/**
 * bw_refusal_words_is_known:
 * @reason: as the outbox keeps it, or the detail alone
 *
 * Returns: whether the desk says all of it in words of its own
 */
gboolean
bw_refusal_words_is_known (const char *reason)
{
  g_auto (Refusal) refusal = { 0 };

  g_return_val_if_fail (reason != NULL, FALSE);

  read_refusal (&refusal, reason);
  return *refusal.detail == '\0' ? refusal.title >= 0 : refusal.rule >= 0 || is_reason (&refusal);
}
