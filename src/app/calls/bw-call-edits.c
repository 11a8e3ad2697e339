/* bw-call-edits.c: what is said about figures that came by telephone, on its way to the log
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-call-edits.h"

#include "bw-call-words.h"
#include "bw-place-name.h"
#include "bw-time.h"

#include <glib/gi18n.h>

static void
set_time (BwDesk     *desk,
          JsonObject *object,
          gint64      time)
{
  g_autofree char *text = bw_time_format (time, bw_desk_get_time_zone (desk));

  json_object_set_string_member (object, "at", text);
}

/* The area of a place: of a site the one that it stands in. */
static void
set_area (BwDesk     *desk,
          JsonObject *members,
          const char *code)
{
  BwPlaceTree *places = bw_desk_get_places (desk);
  BwPlace place = bw_place_tree_lookup (places, code);

  if (place != BW_PLACE_NONE && bw_place_tree_is_site (places, place))
    place = bw_place_tree_get_parent (places, place);
  if (place != BW_PLACE_NONE)
    json_object_set_string_member (members, "area", bw_place_tree_get_code (places, place));
}

/* @title: what the action is; @text: the line of the log. */
static void
put (BwDesk     *desk,
     const char *kind,
     JsonObject *figure,
     BwCall     *corrected,
     const char *reason,
     const char *text,
     const char *title)
{
  BwEdits *edits = bw_desk_get_edits (desk);
  g_autoptr (JsonObject) members = json_object_new ();
  g_autofree char *uuid = g_uuid_string_random ();
  g_autofree char *id = g_strconcat ("entry-", uuid, NULL);

  json_object_set_string_member (members, "kind", kind);
  json_object_set_string_member (members, "text", text);
  set_area (desk, members, json_object_get_string_member (figure, "place"));
  json_object_set_object_member (members, "figure", json_object_ref (figure));
  if (corrected != NULL)
    {
      json_object_set_string_member (members, "corrects", corrected->id);
      json_object_set_string_member (members, "reason", reason);
    }
  bw_edits_begin (edits, title);
  bw_edits_create (edits, BW_DOCUMENT_TYPE_ENTRY, id, members, title);
  bw_edits_end (edits);
}

/* (transfer full): the member `figure` that says the same as @call, with what became of it */
static JsonObject *
make_figure (BwDesk         *desk,
             BwCall         *call,
             BwCallState     state,
             const BwFigure *reported)
{
  JsonObject *figure = json_object_new ();

  json_object_set_string_member (figure, "place", call->place);
  json_object_set_string_member (figure, "subject", call->subject);
  json_object_set_string_member (figure, "measure", call->measure);
  set_time (desk, figure, call->at);
  json_object_set_double_member (figure, "value", call->value);
  json_object_set_string_member (figure, "bound", bw_bound_to_string (call->bound));
  json_object_set_string_member (figure, "said_by", call->said_by);
  if (call->note != NULL)
    json_object_set_string_member (figure, "note", call->note);
  json_object_set_string_member (figure, "state", bw_call_state_to_string (state));
  if (reported != NULL && !bw_figure_is_missing (reported))
    {
      JsonObject *object = json_object_new ();

      json_object_set_double_member (object, "value", bw_figure_get_value (reported));
      set_time (desk, object, bw_figure_get_as_of (reported));
      json_object_set_object_member (figure, "reported", object);
    }

  return figure;
}

gboolean
bw_call_edits_may_write (BwDesk *desk)
{
  return bw_edits_may (bw_desk_get_edits (desk), "ledger");
}

/**
 * bw_call_edits_put:
 * @desk: the desk
 * @figure: (transfer none): what was said
 * @corrected: (nullable): what was written down before, and was wrong
 * @reason: (nullable): why, if it corrects another one
 */
void
bw_call_edits_put (BwDesk     *desk,
                   JsonObject *figure,
                   BwCall     *corrected,
                   const char *reason)
{
  g_autoptr (JsonObject) entry = json_object_new ();
  g_autoptr (BwCall) call = NULL;
  g_autofree char *what = NULL;
  g_autofree char *source = NULL;
  g_autofree char *title = NULL;
  g_autofree char *text = NULL;
  const char *place;

  g_return_if_fail (BW_IS_DESK (desk));
  g_return_if_fail (figure != NULL);
  g_return_if_fail (corrected == NULL || reason != NULL);

  json_object_set_string_member (entry, "id", "new");
  json_object_set_object_member (entry, "figure", json_object_ref (figure));
  call = bw_call_new (entry);
  g_return_if_fail (call != NULL);

  place = bw_place_name_get (desk, call->place);
  what = bw_call_words_dup_title (desk, call);
  source = bw_call_words_dup_source (desk, call);
  if (corrected != NULL)
    /* Translators: what waits to be sent; a place, and what was said of it: "Queue 35 people". */
    title = g_strdup_printf (_("Corrected by telephone: %s, %s"), place, what);
  else
    /* Translators: what waits to be sent; a place, and what was said of it: "Queue 35 people". */
    title = g_strdup_printf (_("By telephone: %s, %s"), place, what);
  /* Translators: a line of the log: a place, what was said of it, and by whom: "Beta, queue 35 people. By telephone,
   * watch officer, as of 14:05" */
  text = g_strdup_printf (_("%s, %s. %s"), place, what, source);
  put (desk, "contact", figure, corrected, reason, text, title);
}

/**
 * bw_call_edits_decide:
 * @desk: the desk
 * @call: a figure that is open
 * @state: what becomes of it
 * @figure: the report that it was held against
 * @reason: why
 */
void
bw_call_edits_decide (BwDesk         *desk,
                      BwCall         *call,
                      BwCallState     state,
                      const BwFigure *figure,
                      const char     *reason)
{
  g_autoptr (JsonObject) decided = NULL;
  g_autofree char *what = NULL;
  g_autofree char *reported = NULL;
  g_autofree char *title = NULL;
  g_autofree char *text = NULL;
  const char *place;

  g_return_if_fail (BW_IS_DESK (desk));
  g_return_if_fail (BW_IS_CALL (call));
  g_return_if_fail (state != BW_CALL_OPEN && reason != NULL);

  decided = make_figure (desk, call, state, figure);
  place = bw_place_name_get (desk, call->place);
  what = bw_call_words_dup_title (desk, call);
  reported = bw_call_words_dup_reported (desk, call, figure);
  if (state == BW_CALL_ACCEPTED)
    /* Translators: what waits to be sent; a place, and what was said of it: "Queue 35 people". */
    title = g_strdup_printf (_("Report accepted: %s, %s"), place, what);
  else
    /* Translators: what waits to be sent; a place, and what was said of it: "Queue 35 people". */
    title = g_strdup_printf (_("Telephone figure kept: %s, %s"), place, what);
  /* Translators: a line of the log: what was decided, what is reported, and why: "Report accepted: Beta, queue 35
   * people. Reported 41 people (as of 14:20). Because: network is back" */
  text = g_strdup_printf (_("%s. %s. Because: %s"), title, reported, reason);
  put (desk, "decision", decided, call, reason, text, title);
}
