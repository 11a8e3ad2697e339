/* bw-ledger-line.c: a line of a ledger, in the list of them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-ledger-line.h"

#include "bw-accessible.h"

struct _BwLedgerLine
{
  AdwBin parent_instance;

  GtkLabel  *lead;
  GtkLabel  *below;
  GtkLabel  *text;
  GtkLabel  *note;
  GtkButton *offer;
};

G_DEFINE_FINAL_TYPE (BwLedgerLine, bw_ledger_line, ADW_TYPE_BIN)

static void
bw_ledger_line_class_init (BwLedgerLineClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/bulwarkdesk/Bulwark/log/bw-ledger-line.ui");
  gtk_widget_class_bind_template_child (widget_class, BwLedgerLine, lead);
  gtk_widget_class_bind_template_child (widget_class, BwLedgerLine, below);
  gtk_widget_class_bind_template_child (widget_class, BwLedgerLine, text);
  gtk_widget_class_bind_template_child (widget_class, BwLedgerLine, note);
  gtk_widget_class_bind_template_child (widget_class, BwLedgerLine, offer);
}

static void
bw_ledger_line_init (BwLedgerLine *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
bw_ledger_line_new (void)
{
  return g_object_new (BW_TYPE_LEDGER_LINE, NULL);
}

/**
 * bw_ledger_line_say:
 * @self: a line
 * @lead: what it is known by: a time, a number
 * @below: what stands below that
 * @text: what it says
 * @note: what is to be known of it
 *
 * Shows all four, and has them read out by the row of the list, which has the focus.
 */
void
bw_ledger_line_say (BwLedgerLine *self,
                    const char   *lead,
                    const char   *below,
                    const char   *text,
                    const char   *note)
{
  GtkWidget *row;
  g_autofree char *name = NULL;

  g_return_if_fail (BW_IS_LEDGER_LINE (self));

  gtk_label_set_label (self->lead, lead);
  gtk_label_set_label (self->below, below);
  gtk_label_set_label (self->text, text);
  gtk_label_set_label (self->note, note);
  row = gtk_widget_get_parent (GTK_WIDGET (self));
  name = g_strjoin (", ", lead, below, text, note, NULL);
  if (row != NULL)
    bw_accessible_set_label (GTK_ACCESSIBLE (row), name);
}

/**
 * bw_ledger_line_offer:
 * @self: a line
 * @label: of the button
 * @name: what it is called, with what it is for
 * @action: (nullable): what it does; %NULL: there is no button
 * @target: of @action
 */
void
bw_ledger_line_offer (BwLedgerLine *self,
                      const char   *label,
                      const char   *name,
                      const char   *action,
                      const char   *target)
{
  g_return_if_fail (BW_IS_LEDGER_LINE (self));

  gtk_widget_set_visible (GTK_WIDGET (self->offer), action != NULL);
  if (action == NULL)
    return;

  gtk_button_set_label (self->offer, label);
  bw_accessible_set_label (GTK_ACCESSIBLE (self->offer), name);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->offer), "s", target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->offer), action);
}
