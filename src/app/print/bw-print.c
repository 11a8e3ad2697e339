/* bw-print.c: the print operation
 *
 * A sheet is laid out once, before the dialog opens: dialog, preview and paper show
 * the same. Printing writes nothing.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-print.h"

#include <adwaita.h>
#include <glib/gi18n.h>

/* The map is drawn for the whole sheet; margins are part of the layout. */
static GtkPageSetup *
make_page_setup (void)
{
  GtkPageSetup *setup = gtk_page_setup_new ();
  GtkPaperSize *paper = gtk_paper_size_new (GTK_PAPER_NAME_A4);

  gtk_page_setup_set_paper_size (setup, paper);
  gtk_page_setup_set_top_margin (setup, 0.0, GTK_UNIT_MM);
  gtk_page_setup_set_bottom_margin (setup, 0.0, GTK_UNIT_MM);
  gtk_page_setup_set_left_margin (setup, 0.0, GTK_UNIT_MM);
  gtk_page_setup_set_right_margin (setup, 0.0, GTK_UNIT_MM);
  gtk_paper_size_free (paper);
  return setup;
}

static void
show_fault (GtkWindow    *parent,
            const GError *error)
{
  GtkWidget *dialog = adw_message_dialog_new (parent, _("The Sheet Cannot Be Printed"), error->message);

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
on_operation_draw_page_cb (GtkPrintOperation *operation,
                           GtkPrintContext   *context,
                           int                page,
                           gpointer           user_data)
{
  bw_briefing_draw_page (BW_BRIEFING (user_data), (guint) page, gtk_print_context_get_cairo_context (context));
}

static void
on_operation_closure_cb (gpointer  data,
                         GClosure *closure)
{
  g_object_unref (data);
}

static void
on_operation_done_cb (GtkPrintOperation       *operation,
                      GtkPrintOperationResult  result,
                      gpointer                 user_data)
{
  g_autoptr (GError) error = NULL;

  if (result != GTK_PRINT_OPERATION_RESULT_ERROR)
    return;

  gtk_print_operation_get_error (operation, &error);
  if (error != NULL)
    show_fault (GTK_WINDOW (user_data), error);
}

gint64
bw_print_get_stopped (BwDesk *desk)
{
  g_return_val_if_fail (BW_IS_DESK (desk), 0);

  return bw_desk_is_faded (desk) ? bw_client_session_get_as_of (bw_desk_get_session (desk)) : 0;
}

/**
 * bw_print_new_operation:
 * @sheet: what is printed
 *
 * Returns: (transfer full): an operation that prints it
 */
GtkPrintOperation *
bw_print_new_operation (BwBriefing *sheet)
{
  g_autoptr (GtkPageSetup) setup = make_page_setup ();
  GtkPrintOperation *operation = gtk_print_operation_new ();

  g_return_val_if_fail (BW_IS_BRIEFING (sheet), NULL);

  gtk_print_operation_set_job_name (operation, bw_briefing_get_title (sheet));
  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_embed_page_setup (operation, FALSE);
  gtk_print_operation_set_n_pages (operation, (int) bw_briefing_get_n_pages (sheet));
  g_signal_connect_data (operation, "draw-page", G_CALLBACK (on_operation_draw_page_cb),
                         g_object_ref (sheet), on_operation_closure_cb, 0);
  return operation;
}

/**
 * bw_print_run:
 * @parent: the window that asks
 * @sheet: what is printed
 *
 * Opens the print dialog.
 */
void
bw_print_run (GtkWindow  *parent,
              BwBriefing *sheet)
{
  g_autoptr (GtkPrintOperation) operation = NULL;
  g_autoptr (GError) error = NULL;

  g_return_if_fail (GTK_IS_WINDOW (parent));
  g_return_if_fail (BW_IS_BRIEFING (sheet));

  operation = bw_print_new_operation (sheet);
  gtk_print_operation_set_allow_async (operation, TRUE);
  g_signal_connect_object (operation, "done", G_CALLBACK (on_operation_done_cb), parent, 0);
  if (gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, parent, &error)
      == GTK_PRINT_OPERATION_RESULT_ERROR)
    show_fault (parent, error);
}
