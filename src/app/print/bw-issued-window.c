/* bw-issued-window.c: the briefings that were issued of a scope and below
 *
 * What one says is fetched when it is opened: there it is printed and saved as it was.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-issued-window.h"

#include "bw-ahead.h"
#include "bw-export-button.h"
#include "bw-issued-columns.h"
#include "bw-issued-sheet.h"
#include "bw-ledger-view.h"
#include "bw-sheet-window.h"
#include "bw-time.h"

#include <glib/gi18n.h>

struct _BwIssuedWindow
{
  AdwWindow parent_instance;

  BwDesk         *desk;    /* (owned) (nullable) */

  BwLedgerView   *view;
  BwExportButton *export;
};

G_DEFINE_FINAL_TYPE (BwIssuedWindow, bw_issued_window, ADW_TYPE_WINDOW)

static const BwLedgerWords words =
{
  .reading = N_("The list is being read"),
  .list = N_("Issued briefings, Enter opens one"),
  .empty = N_("No Briefing Was Issued"),
  .empty_advice = N_("A longer time or a wider scope may show more. Ctrl+Shift+P shows the briefing of now, to be "
                     "issued there."),
  .absent = N_("No List Here"),
  .failed = N_("The List Could Not Be Read"),
  .spans = { N_("Last month"), N_("Last year"), N_("All of it"), NULL },
  .lengths = { 31 * BW_TIME_DAY, 366 * BW_TIME_DAY, 0 },
  .opens = TRUE,
};

/* In the order of BwIssuedColumn. */
static const char * const titles[] = { N_("Number"), N_("Area"), N_("Title"), N_("As of"), N_("Prepared by"),
                                       N_("Approved by"), N_("Check"), NULL };
G_STATIC_ASSERT (G_N_ELEMENTS (titles) == BW_ISSUED_CHECK + 2);

static char *
dup_cell (gconstpointer row,
          guint         column,
          gboolean      is_plain,
          gpointer      user_data)
{
  BwIssuedWindow *self = BW_ISSUED_WINDOW (user_data);

  return bw_issued_columns_dup_text (self->desk, BW_CLIENT_LEDGER_ROW ((gpointer) row), (BwIssuedColumn) column);
}

static void
fill_line (BwLedgerLine      *line,
           BwClientLedgerRow *sheet,
           gpointer           user_data)
{
  BwIssuedWindow *self = BW_ISSUED_WINDOW (user_data);
  g_autofree char *number = bw_issued_columns_dup_text (self->desk, sheet, BW_ISSUED_NUMBER);
  g_autofree char *area = bw_issued_columns_dup_text (self->desk, sheet, BW_ISSUED_AREA);
  g_autofree char *title = bw_issued_columns_dup_text (self->desk, sheet, BW_ISSUED_TITLE);
  g_autofree char *note = bw_issued_columns_dup_note (self->desk, sheet);

  bw_ledger_line_say (line, number, area, title, note);
}

static void
on_view_opened_cb (BwIssuedWindow    *self,
                   BwClientLedgerRow *row)
{
  g_autoptr (BwIssuedSheet) sheet = NULL;

  g_assert (BW_IS_ISSUED_WINDOW (self));

  sheet = bw_issued_sheet_new (bw_desk_get_session (self->desk), bw_client_ledger_row_get_members (row));
  bw_ahead_present (GTK_WINDOW (bw_sheet_window_new (GTK_WINDOW (self), self->desk, BW_PRINTABLE (sheet))));
}

static void
bw_issued_window_dispose (GObject *object)
{
  BwIssuedWindow *self = BW_ISSUED_WINDOW (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), BW_TYPE_ISSUED_WINDOW);
  g_clear_object (&self->desk);

  G_OBJECT_CLASS (bw_issued_window_parent_class)->dispose (object);
}

static void
bw_issued_window_class_init (BwIssuedWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bw_issued_window_dispose;

  g_type_ensure (BW_TYPE_EXPORT_BUTTON);
  g_type_ensure (BW_TYPE_LEDGER_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/bulwarkdesk/Bulwark/print/bw-issued-window.ui");
  gtk_widget_class_bind_template_child (widget_class, BwIssuedWindow, view);
  gtk_widget_class_bind_template_child (widget_class, BwIssuedWindow, export);
  gtk_widget_class_bind_template_callback (widget_class, on_view_opened_cb);
}

static void
bw_issued_window_init (BwIssuedWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * bw_issued_window_new:
 * @parent: the window that it stands above
 * @desk: whose scope it follows
 *
 * Returns: (transfer none): a window, to be presented
 */
GtkWidget *
bw_issued_window_new (GtkWindow *parent,
                      BwDesk    *desk)
{
  BwIssuedWindow *self;
  g_autoptr (BwClientLedger) ledger = NULL;

  g_return_val_if_fail (BW_IS_DESK (desk), NULL);

  self = g_object_new (BW_TYPE_ISSUED_WINDOW, "transient-for", parent, NULL);
  self->desk = g_object_ref (desk);
  ledger = bw_client_ledger_new (bw_desk_get_session (desk), BW_DOCUMENT_TYPE_BRIEFING);
  bw_ledger_view_set_fill (self->view, fill_line, self);
  bw_ledger_view_set_up (self->view, desk, ledger, &words, NULL);
  bw_export_button_set_model (self->export, bw_ledger_view_get_lines (self->view), titles, dup_cell, G_OBJECT (self));
  return GTK_WIDGET (self);
}
