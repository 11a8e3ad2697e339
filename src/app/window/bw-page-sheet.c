/* bw-page-sheet.c: what a page prints that is no table
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-page-sheet.h"

#include "bw-briefing-notice.h"
#include "bw-briefing-order.h"
#include "bw-briefing-shift.h"
#include "bw-checkpoints-page.h"
#include "bw-donations-page.h"
#include "bw-export-button.h"
#include "bw-orders-page.h"
#include "bw-print-drafter.h"
#include "bw-print.h"
#include "bw-teams-page.h"

#include <glib/gi18n.h>

struct _BwPageSheet
{
  GObject    parent_instance;

  BwDesk    *desk;  /* (owned) */
  GtkWidget *page;  /* (owned) */
};

static void bw_page_sheet_printable_init (BwPrintableInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (BwPageSheet, bw_page_sheet, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (BW_TYPE_PRINTABLE, bw_page_sheet_printable_init))

/* (transfer full) (nullable) */
static BwBriefingContent *
refuse (GError     **error,
        const char  *reason)
{
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, reason);
  return NULL;
}

static BwBriefingContent *
draft_order (BwPageSheet  *self,
             GError      **error)
{
  const BwOrder *order = bw_orders_page_get_chosen (BW_ORDERS_PAGE (self->page));

  if (order == NULL || order->document == NULL)
    return refuse (error, _("Choose an order that has been sent: its sheet tells who has confirmed it"));

  return bw_briefing_order_draft (bw_desk_get_picture (self->desk), order->id, bw_desk_get_data_now (self->desk),
                                  bw_print_get_stopped (self->desk), bw_desk_get_language (self->desk), error);
}

static BwBriefingContent *
draft_shift (BwPageSheet  *self,
             GError      **error)
{
  BwRosterKeeper *keeper = bw_teams_page_get_keeper (BW_TEAMS_PAGE (self->page));
  BwRoster *roster = keeper != NULL ? bw_roster_keeper_get_roster (keeper) : NULL;
  guint shift = bw_teams_page_get_shift (BW_TEAMS_PAGE (self->page));

  if (roster == NULL)
    return refuse (error, _("The shifts are still being read: try again in a moment"));

  return bw_briefing_shift_draft (bw_desk_get_picture (self->desk), roster, bw_desk_get_scope (self->desk),
                                  shift < BW_N_SHIFTS ? shift : bw_roster_get_current (roster),
                                  bw_desk_get_data_now (self->desk), bw_print_get_stopped (self->desk),
                                  bw_desk_get_language (self->desk), error);
}

/* (nullable): why the ledger is not one that the public can be told */
static const char *
find_ledger_fault (BwClientLedger *ledger)
{
  if (bw_client_ledger_get_state (ledger) != BW_LEDGER_STATE_READ)
    return _("The ledger is not here as a whole: wait until it is read, or try again when the server answers");
  if (bw_client_ledger_is_cut_off (ledger))
    return _("The ledger holds more donations than can be listed: choose a smaller area");
  if (bw_client_ledger_get_n_faulty (ledger) > 0)
    return _("Some donations of the ledger cannot be read by this release: update it before you print the notice");
  return NULL;
}

static BwBriefingContent *
draft_notice (BwPageSheet  *self,
              GError      **error)
{
  GListModel *ledger = G_LIST_MODEL (bw_donations_page_get_ledger (BW_DONATIONS_PAGE (self->page)));
  const char *fault = find_ledger_fault (BW_CLIENT_LEDGER (ledger));
  g_autoptr (GPtrArray) documents = g_ptr_array_new_with_free_func ((GDestroyNotify) bw_document_unref);

  if (fault != NULL)
    return refuse (error, fault);

  for (guint i = 0; i < g_list_model_get_n_items (ledger); i++)
    {
      g_autoptr (BwClientLedgerRow) row = g_list_model_get_item (ledger, i);

      g_ptr_array_add (documents, bw_document_ref (bw_client_ledger_row_get_document (row)));
    }

  return bw_briefing_notice_draft (bw_desk_get_picture (self->desk), bw_desk_get_scope (self->desk), documents, 0,
                                   bw_desk_get_language (self->desk), error);
}

/* What copies and saves the list of the page prints it too. */
static BwExportButton *
get_list (BwPageSheet *self,
          GType        type)
{
  return BW_EXPORT_BUTTON (gtk_widget_get_template_child (self->page, type, "export"));
}

/* (nullable): the list that the page prints, of which nothing is chosen or booked for a
 * document of its own. */
static BwExportButton *
find_list (BwPageSheet *self)
{
  if (BW_IS_CHECKPOINTS_PAGE (self->page))
    return get_list (self, BW_TYPE_CHECKPOINTS_PAGE);

  if (BW_IS_ORDERS_PAGE (self->page) && bw_orders_page_get_chosen (BW_ORDERS_PAGE (self->page)) == NULL)
    return get_list (self, BW_TYPE_ORDERS_PAGE);

  if (BW_IS_DONATIONS_PAGE (self->page))
    {
      BwClientLedger *ledger = bw_donations_page_get_ledger (BW_DONATIONS_PAGE (self->page));
      gboolean is_empty = find_ledger_fault (ledger) == NULL && g_list_model_get_n_items (G_LIST_MODEL (ledger)) == 0;

      return is_empty ? bw_donations_page_get_totals (BW_DONATIONS_PAGE (self->page)) : NULL;
    }

  return NULL;
}

static void
bw_page_sheet_draft (BwPrintable *printable,
                     GTask       *task)
{
  BwPageSheet *self = BW_PAGE_SHEET (printable);
  BwExportButton *list = find_list (self);
  BwBriefingContent *content;
  GError *error = NULL;

  if (list != NULL)
    {
      bw_export_button_draft (list, self->desk, task);
      return;
    }

  if (!BW_IS_ORDERS_PAGE (self->page) && !BW_IS_TEAMS_PAGE (self->page) && !BW_IS_DONATIONS_PAGE (self->page))
    {
      bw_print_drafter_run (self->desk, task);
      return;
    }

  if (BW_IS_ORDERS_PAGE (self->page))
    content = draft_order (self, &error);
  else if (BW_IS_TEAMS_PAGE (self->page))
    content = draft_shift (self, &error);
  else
    content = draft_notice (self, &error);

  bw_printable_return (task, content, error);
}

static void
bw_page_sheet_printable_init (BwPrintableInterface *iface)
{
  iface->draft = bw_page_sheet_draft;
}

static void
bw_page_sheet_finalize (GObject *object)
{
  BwPageSheet *self = BW_PAGE_SHEET (object);

  g_clear_object (&self->page);
  g_clear_object (&self->desk);

  G_OBJECT_CLASS (bw_page_sheet_parent_class)->finalize (object);
}

static void
bw_page_sheet_class_init (BwPageSheetClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = bw_page_sheet_finalize;
}

static void
bw_page_sheet_init (BwPageSheet *self)
{
}

/**
 * bw_page_sheet_new:
 * @desk: what is shown
 * @page: the page that is shown
 *
 * Returns: (transfer full): its sheet, drafted when it is asked for
 */
BwPageSheet *
bw_page_sheet_new (BwDesk    *desk,
                   GtkWidget *page)
{
  BwPageSheet *self = g_object_new (BW_TYPE_PAGE_SHEET, NULL);

  self->desk = g_object_ref (desk);
  self->page = g_object_ref (page);
  return self;
}
