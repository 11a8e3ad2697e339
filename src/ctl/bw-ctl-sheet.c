/* bw-ctl-sheet.c: which sheet is written, and what it says
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-ctl-sheet.h"

#include "bw-briefing-notice.h"
#include "bw-briefing-order.h"
#include "bw-briefing-shift.h"
#include "bw-client-ledger.h"
#include "bw-ctl-options.h"

/* Nothing else waits for it. */
#define STEP_US G_USEC_PER_SEC

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
  if (!is_kind (self, "briefing") && !is_kind (self, "order") && !is_kind (self, "notice") && !is_kind (self, "teams"))
    return bw_ctl_options_refuse (error, "--sheet is briefing, order, notice or teams");
  if (is_kind (self, "order") != (self->order != NULL))
    return bw_ctl_options_refuse (error, "--sheet=order and --order go together: the id of an order");
  if (self->shift != 0 && !is_kind (self, "teams"))
    return bw_ctl_options_refuse (error, "--shift goes with --sheet=teams");
  if (self->scope == NULL && !is_kind (self, "order"))
    return bw_ctl_options_refuse (error, "--scope is needed: the code of a place");

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
  BwPicture *picture = bw_client_session_get_picture (session);

  if (is_kind (self, "order"))
    return bw_briefing_order_draft (picture, self->order, as_of, stopped, self->language, error);
  if (is_kind (self, "notice"))
    return draft_notice (self, session, error);
  if (is_kind (self, "teams"))
    return draft_teams (self, picture, as_of, stopped, error);

  return bw_briefing_draft (picture, self->scope, as_of, stopped, self->number, self->language, error);
}

void
bw_ctl_sheet_clear (BwCtlSheet *self)
{
  g_clear_pointer (&self->kind, g_free);
  g_clear_pointer (&self->scope, g_free);
  g_clear_pointer (&self->order, g_free);
  g_clear_pointer (&self->language, g_free);
}
