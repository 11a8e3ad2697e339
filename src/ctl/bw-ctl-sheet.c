/* bw-ctl-sheet.c: which sheet is written, and what it says
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-ctl-sheet.h"

#include "bw-briefing-fonts.h"
#include "bw-briefing-issue.h"
#include "bw-briefing-notice.h"
#include "bw-briefing-order.h"
#include "bw-briefing-shift.h"
#include "bw-client-document.h"
#include "bw-client-ledger.h"
#include "bw-ctl-options.h"

/* Nothing else waits for it. */
#define STEP_US G_USEC_PER_SEC

/* As the settings of the desk call them (print-font-…). */
static const char * const roles[] = { "body", "title", "head", "kai", "song", "digits", "digits-bold" };
G_STATIC_ASSERT (G_N_ELEMENTS (roles) == BW_N_BRIEFING_ROLES);

/* What is asked for at the backend, and the answer. */
typedef struct
{
  gboolean    is_over;
  JsonObject *document; /* (owned) (nullable) */
  GError     *error;    /* (owned) (nullable) */
} Question;

static gboolean
is_kind (const BwCtlSheet *self,
         const char       *kind)
{
  return g_str_equal (self->kind, kind);
}

/**
 * bw_ctl_sheet_check:
 * @self: what is asked for
 * @error: return location
 *
 * Returns: whether it is a sheet that there is, and what it needs is told
 */
gboolean
bw_ctl_sheet_check (const BwCtlSheet  *self,
                    GError           **error)
{
  static const char * const kinds[] = { "briefing", "issued", "order", "notice", "teams", NULL };

  if (!g_strv_contains (kinds, self->kind))
    return bw_ctl_options_refuse (error, "--sheet is briefing, issued, order, notice or teams");
  if (is_kind (self, "issued") && (self->number == 0 || self->fonts != NULL || self->approval != NULL))
    return bw_ctl_options_refuse (error, "--sheet=issued needs --number; its fonts and its map are those it was "
                                         "issued with");
  if (is_kind (self, "order") != (self->order != NULL))
    return bw_ctl_options_refuse (error, "--sheet=order and --order go together: the id of an order");
  if (self->shift != 0 && !is_kind (self, "teams"))
    return bw_ctl_options_refuse (error, "--shift goes with --sheet=teams");
  if (self->scope == NULL && !is_kind (self, "order"))
    return bw_ctl_options_refuse (error, "--scope is needed: the code of a place");

  return TRUE;
}

/**
 * bw_ctl_sheet_read_choices:
 * @path: (nullable): of a file with a `ROLE=FAMILY` on each line; lines that are blank or
 *   begin with # count nothing
 * @choices: (nullable): further ones, which go before those of the file
 * @error: return location
 *
 * Returns: (transfer full) (nullable): all of them, or %NULL if the file cannot be read
 */
GStrv
bw_ctl_sheet_read_choices (const char          *path,
                           const char * const  *choices,
                           GError             **error)
{
  g_autoptr (GStrvBuilder) all = g_strv_builder_new ();
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  if (path != NULL && !g_file_get_contents (path, &text, NULL, error))
    return NULL;

  lines = g_strsplit (text != NULL ? text : "", "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    if (*g_strstrip (lines[i]) != '\0' && *lines[i] != '#')
      g_strv_builder_add (all, lines[i]);

  if (choices != NULL)
    g_strv_builder_addv (all, (const char **) choices);

  return g_strv_builder_end (all);
}

/**
 * bw_ctl_sheet_choose_fonts:
 * @self: what is asked for
 * @choices: (nullable): `ROLE=FAMILY` each
 * @error: return location
 *
 * Whether they are installed is found out when the sheet is laid out.
 *
 * Returns: whether each names a role and a family
 */
gboolean
bw_ctl_sheet_choose_fonts (BwCtlSheet          *self,
                           const char * const  *choices,
                           GError             **error)
{
  if (choices == NULL || *choices == NULL)
    return TRUE;

  self->fonts = g_new0 (char *, BW_N_BRIEFING_ROLES + 1);
  for (guint i = 0; i < BW_N_BRIEFING_ROLES; i++)
    self->fonts[i] = g_strdup ("");

  for (guint i = 0; choices[i] != NULL; i++)
    {
      g_auto (GStrv) halves = g_strsplit (choices[i], "=", 2);
      guint role = 0;

      while (role < G_N_ELEMENTS (roles) && g_strcmp0 (halves[0], roles[role]) != 0)
        role++;

      if (role == G_N_ELEMENTS (roles) || halves[1] == NULL || *halves[1] == '\0')
        return bw_ctl_options_refuse (error, "--font is ROLE=FAMILY; a role is body, title, head, kai, song, digits or "
                                             "digits-bold");

      g_free (self->fonts[role]);
      self->fonts[role] = g_strdup (halves[1]);
    }

  return TRUE;
}

static void
set_unread (BwClientLedger *ledger,
            GError        **error)
{
  const GError *reason = bw_client_ledger_get_error (ledger);

  if (bw_client_ledger_is_cut_off (ledger))
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, "the ledger holds more than %d donations: choose a smaller area",
                 BW_CLIENT_LEDGER_MAX_ROWS);
  else if (bw_client_ledger_get_n_faulty (ledger) > 0)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "this release cannot read %u donations of the ledger",
                 bw_client_ledger_get_n_faulty (ledger));
  else
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, "the ledger was not read whole: %s",
                 reason != NULL ? reason->message : "there is none");
}

/* (transfer full) (element-type BwDocument) (nullable): all of it or an error */
static GPtrArray *
read_ledger (BwClientSession *session,
             const char      *scope,
             GError         **error)
{
  g_autoptr (BwClientLedger) ledger = bw_client_ledger_new (session, BW_DOCUMENT_TYPE_DONATION);
  GPtrArray *documents;

  bw_client_ledger_set_scope (ledger, scope);
  while (bw_client_ledger_get_state (ledger) == BW_LEDGER_STATE_READING)
    g_main_context_iteration (NULL, TRUE);

  if (bw_client_ledger_get_state (ledger) != BW_LEDGER_STATE_READ || bw_client_ledger_is_cut_off (ledger)
      || bw_client_ledger_get_n_faulty (ledger) > 0)
    {
      set_unread (ledger, error);
      return NULL;
    }

  documents = g_ptr_array_new_with_free_func ((GDestroyNotify) bw_document_unref);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (ledger)); i++)
    {
      g_autoptr (BwClientLedgerRow) row = g_list_model_get_item (G_LIST_MODEL (ledger), i);

      g_ptr_array_add (documents, bw_document_ref (bw_client_ledger_row_get_document (row)));
    }

  return documents;
}

static BwBriefingContent *
draft_notice (const BwCtlSheet  *self,
              BwClientSession   *session,
              GError           **error)
{
  g_autoptr (GPtrArray) ledger = read_ledger (session, self->scope, error);

  if (ledger == NULL)
    return NULL;

  return bw_briefing_notice_draft (bw_client_session_get_picture (session), self->scope, ledger, self->number,
                                   self->language, error);
}

static void
on_document_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  Question *question = user_data;

  question->document = bw_client_document_fetch_finish (result, &question->error);
  question->is_over = TRUE;
}

/* Of a saved state, which may hold it, or of the backend. */
static JsonObject *
fetch_issued (BwClientSession  *session,
              const char       *id,
              GError          **error)
{
  BwDocument *saved = bw_picture_get_document (bw_client_session_get_picture (session), BW_DOCUMENT_TYPE_BRIEFING, id);
  Question question = { .is_over = FALSE };

  if (saved != NULL)
    return bw_document_dup_object (saved);

  bw_client_document_fetch_async (session, BW_DOCUMENT_TYPE_BRIEFING, id, NULL, on_document_cb, &question);
  while (!question.is_over)
    g_main_context_iteration (NULL, TRUE);

  if (question.error != NULL)
    g_propagate_prefixed_error (error, question.error, "%s: ", id);

  return question.document;
}

static BwBriefingContent *
draft_issued (const BwCtlSheet  *self,
              BwClientSession   *session,
              GError           **error)
{
  g_autofree char *id = g_strdup_printf ("%s/%u", self->scope, self->number);
  g_autoptr (JsonObject) document = fetch_issued (session, id, error);

  return document != NULL ? bw_briefing_issue_read (document, error) : NULL;
}

/* By the clock of the topmost area. */
static GTimeZone *
find_zone (BwPicture *picture)
{
  BwPlaceTree *places = bw_picture_get_places (picture);
  const BwArea *area = bw_place_tree_get_area (places, bw_place_tree_get_root (places));
  GTimeZone *zone = area != NULL && area->time_zone != NULL ? g_time_zone_new_identifier (area->time_zone) : NULL;

  return zone != NULL ? zone : g_time_zone_new_utc ();
}

static BwBriefingContent *
draft_teams (const BwCtlSheet  *self,
             BwPicture         *picture,
             gint64             as_of,
             gint64             stopped,
             GError           **error)
{
  g_autoptr (GTimeZone) zone = find_zone (picture);
  g_autoptr (BwRoster) roster = bw_roster_new (picture, zone, as_of, NULL);
  guint shift;

  while (!bw_roster_step (roster, STEP_US))
    ;

  shift = self->shift != 0 ? bw_shift_find (bw_roster_get_shifts (roster), self->shift)
                           : bw_roster_get_current (roster);
  if (shift < BW_N_SHIFTS)
    return bw_briefing_shift_draft (picture, roster, self->scope, shift, as_of, stopped, self->language, error);

  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                       "--shift is a moment of today or tomorrow: teams are planned for these two days");
  return NULL;
}

static BwBriefingContent *
draft (const BwCtlSheet  *self,
       BwClientSession   *session,
       gint64             as_of,
       gint64             stopped,
       GError           **error)
{
  BwPicture *picture = bw_client_session_get_picture (session);

  if (is_kind (self, "order"))
    return bw_briefing_order_draft (picture, self->order, as_of, stopped, self->language, error);
  if (is_kind (self, "issued"))
    return draft_issued (self, session, error);
  if (is_kind (self, "notice"))
    return draft_notice (self, session, error);
  if (is_kind (self, "teams"))
    return draft_teams (self, picture, as_of, stopped, error);

  return bw_briefing_draft (picture, self->scope, as_of, stopped, self->number, self->language, error);
}

/**
 * bw_ctl_sheet_draft:
 * @self: what is asked for, checked
 * @session: where from
 * @as_of: cut-off
 * @stopped: time of the last data if they stopped before, else 0
 * @error: return location
 *
 * Returns: (transfer full) (nullable): what the sheet says
 */
BwBriefingContent *
bw_ctl_sheet_draft (const BwCtlSheet  *self,
                    BwClientSession   *session,
                    gint64             as_of,
                    gint64             stopped,
                    GError           **error)
{
  BwBriefingContent *content = draft (self, session, as_of, stopped, error);

  if (content == NULL || is_kind (self, "issued"))
    return content;

  content->fonts = g_strdupv (self->fonts);
  bw_briefing_content_set_approval (content, self->approval);
  return content;
}

void
bw_ctl_sheet_clear (BwCtlSheet *self)
{
  g_clear_pointer (&self->kind, g_free);
  g_clear_pointer (&self->scope, g_free);
  g_clear_pointer (&self->order, g_free);
  g_clear_pointer (&self->language, g_free);
  g_clear_pointer (&self->fonts, g_strfreev);
  g_clear_pointer (&self->approval, g_free);
}
