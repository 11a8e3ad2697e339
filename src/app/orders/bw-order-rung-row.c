/* bw-order-rung-row.c: how far one area has come with an order
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-order-rung-row.h"

#include "bw-accessible.h"
#include "bw-calm.h"
#include "bw-fold-layout.h"
#include "bw-format.h"
#include "bw-lazy-menu.h"
#include "bw-order-cells.h"
#include "bw-order-words.h"

#include <glib/gi18n.h>

#define BUTTON_GAP 6

struct _BwOrderRungRow
{
  GtkListBoxRow parent_instance;

  GtkLabel      *area;
  BwOrderCells  *cells;
  GtkWidget     *buttons;
  GtkButton     *next;
  GtkButton     *remind;
  GtkMenuButton *receipt;
};

G_DEFINE_FINAL_TYPE (BwOrderRungRow, bw_order_rung_row, GTK_TYPE_LIST_BOX_ROW)

/* A step in its cell: sign, words, and how much it matters. */
typedef struct
{
  BwSymbol  symbol;
  BwTone    sign;
  BwTone    tone;
  char     *text;    /* (owned) */
} Cell;

static char *
format_time (BwDesk *desk,
             gint64  time)
{
  return bw_format_as_of (time, bw_desk_get_now (desk), bw_desk_get_time_zone (desk), bw_desk_get_language (desk));
}

static Cell
describe_taken (BwDesk            *desk,
                const BwOrderRung *rung,
                BwOrderStep        step)
{
  gboolean is_unable = step == BW_ORDER_STEP_REPORTED && rung->is_unable;
  Cell cell = { BW_SYMBOL_DONE, BW_TONE_SUCCESS, BW_TONE_FG, NULL };
  g_autofree char *time = rung->times[step] != 0 ? format_time (desk, rung->times[step]) : NULL;

  if (is_unable)
    return (Cell) { BW_SYMBOL_LATE, BW_TONE_LATE, BW_TONE_LATE, g_strdup (_("unable")) };

  cell.text = time != NULL ? g_steal_pointer (&time) : g_strdup (_("yes"));
  return cell;
}

static Cell
describe_step (BwDesk              *desk,
               const BwOrderLadder *ladder,
               const BwOrderRung   *rung,
               BwOrderStep          step)
{
  gint64 now = bw_desk_get_data_now (desk);
  gint64 delay = bw_order_ladder_get_delay (ladder, rung, step, now);
  Cell cell = { BW_SYMBOL_NONE, BW_TONE_FG2, BW_TONE_FG2, NULL };
  g_autofree char *text = NULL;

  if (rung->n_steps > step)
    return describe_taken (desk, rung, step);

  /* What comes after a step that is missing is not counted against the area. */
  if (step > rung->n_steps && step > BW_ORDER_STEP_ACKNOWLEDGED)
    {
      cell.text = g_strdup ("—");
      return cell;
    }
  if (delay > 0)
    {
      text = bw_format_countdown (delay, FALSE);
      /* Translators: for how long something is overdue: "overdue 2:32". */
      return (Cell) { BW_SYMBOL_LATE, BW_TONE_LATE, BW_TONE_LATE, g_strdup_printf (_("overdue %s"), text) };
    }
  if (ladder->deadlines[step] == 0)
    {
      cell.text = g_strdup ("—");
      return cell;
    }

  text = format_time (desk, ladder->deadlines[step]);
  /* Translators: by when something is to be done: "due 12:00". */
  return (Cell) { BW_SYMBOL_SILENT, BW_TONE_TIGHT, BW_TONE_TIGHT, g_strdup_printf (_("due %s"), text) };
}

static void
show_cell (BwOrderRungRow *self,
           guint           index,
           const Cell     *cell)
{
  bw_order_cells_set (self->cells, index, cell->text, cell->tone);
  bw_order_cells_set_sign (self->cells, index, cell->symbol, cell->sign);
}

/* What is on its way of it stands where it will be. */
static gboolean
show_pending (BwOrderRungRow      *self,
              BwOrderStep          step,
              const BwOrderRung   *rung,
              const BwOrderDuties *duties)
{
  Cell cell = { BW_SYMBOL_SILENT, BW_TONE_TIGHT, BW_TONE_TIGHT, (char *) _("to be sent") };

  if (duties->entry == NULL || step != MIN (rung->n_steps, BW_N_ORDER_STEPS - 1))
    return FALSE;

  if (bw_client_outbox_entry_get_state (duties->entry) >= BW_OUTBOX_STATE_CONFLICT)
    cell = (Cell) { BW_SYMBOL_LATE, BW_TONE_LATE, BW_TONE_LATE, (char *) _("not taken") };
  show_cell (self, step, &cell);
  return TRUE;
}

static void
add_choice (GMenu      *menu,
            const char *label,
            const char *area,
            const char *state)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, "order.receipt", "(ss)", area, state);
  g_menu_append_item (menu, item);
}

/* Steps that are still to be taken; some may be left out. */
static void
fill_menu (BwOrderRungRow    *self,
           const char        *area,
           const BwOrderRung *rung)
{
  g_autoptr (GMenu) menu = g_menu_new ();

  if (rung->n_steps < 2)
    add_choice (menu, _("Acknowledged"), area, "acknowledged");
  if (rung->n_steps < 3)
    add_choice (menu, _("Passed on, under way"), area, "doing");
  if (rung->n_steps < 4)
    {
      add_choice (menu, _("Done…"), area, "done");
      add_choice (menu, _("Unable…"), area, "unable");
    }
  bw_lazy_menu_set_model (self->receipt, G_MENU_MODEL (menu));
}

/* The step that comes next, for the area that takes it. */
static void
show_next (BwOrderRungRow    *self,
           const char        *area,
           const BwOrderRung *rung,
           gboolean           is_shown)
{
  static const struct
  {
    const char *label;
    const char *state;
  } steps[BW_N_ORDER_STEPS] = {
    { N_("Acknowledge"), "acknowledged" },
    { N_("Acknowledge"), "acknowledged" },
    { N_("Passed On"), "doing" },
    { N_("Report…"), "done" },
  };
  g_autofree char *label = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->next), is_shown && rung->n_steps < BW_N_ORDER_STEPS);
  if (!is_shown || rung->n_steps >= BW_N_ORDER_STEPS)
    return;

  gtk_button_set_label (self->next, _(steps[rung->n_steps].label));
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->next), "(ss)", area, steps[rung->n_steps].state);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->next), "order.receipt");
  /* Translators: the name of something, and its value: "Reason: team sent". */
  label = g_strdup_printf (C_("member", "%s: %s"), _(steps[rung->n_steps].label), gtk_label_get_text (self->area));
  bw_accessible_set_label (GTK_ACCESSIBLE (self->next), label);
}

static void
update_label (BwOrderRungRow *self)
{
  g_autoptr (GString) label = g_string_new (gtk_label_get_text (self->area));

  for (guint i = 0; i < BW_N_ORDER_STEPS; i++)
    g_string_append_printf (label, " · %s %s", bw_order_words_get_step ((BwOrderStep) i),
                            bw_order_cells_get_text (self->cells, i));
  bw_accessible_set_label (GTK_ACCESSIBLE (self), label->str);
}

static void
update_buttons (BwOrderRungRow      *self,
                BwDesk              *desk,
                const BwOrderRung   *rung,
                const BwOrderDuties *duties)
{
  const char *area = bw_place_tree_get_code (bw_desk_get_places (desk), rung->place);
  const char *name = gtk_label_get_text (self->area);
  g_autofree char *remind = NULL;
  g_autofree char *receipt = NULL;
  g_autofree char *time = NULL;
  g_autofree char *tooltip = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->remind), duties->may_remind);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->remind), "s", area);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->remind), "order.remind");
  /* Translators: the place is for an area that is late with an order. */
  remind = g_strdup_printf (_("Remind %s"), name);
  bw_accessible_set_label (GTK_ACCESSIBLE (self->remind), remind);
  if (duties->reminded != 0)
    {
      time = format_time (desk, duties->reminded);
      /* Translators: when an area was reminded. */
      tooltip = g_strdup_printf (_("Reminded at %s"), time);
    }
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->remind), tooltip);

  gtk_widget_set_visible (GTK_WIDGET (self->receipt), duties->may_receipt && rung->n_steps < BW_N_ORDER_STEPS);
  /* Translators: the place is for an area whose answer to an order is noted. */
  receipt = g_strdup_printf (_("Note the answer of %s"), name);
  bw_accessible_set_label (GTK_ACCESSIBLE (self->receipt), receipt);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->receipt), receipt);
  if (duties->may_receipt)
    fill_menu (self, area, rung);
  show_next (self, area, rung, duties->may_receipt && duties->is_own && duties->entry == NULL);
}

static void
bw_order_rung_row_class_init (BwOrderRungRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (BW_TYPE_ORDER_CELLS);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/bulwarkdesk/Bulwark/orders/bw-order-rung-row.ui");
  gtk_widget_class_bind_template_child (widget_class, BwOrderRungRow, area);
  gtk_widget_class_bind_template_child (widget_class, BwOrderRungRow, cells);
  gtk_widget_class_bind_template_child (widget_class, BwOrderRungRow, buttons);
  gtk_widget_class_bind_template_child (widget_class, BwOrderRungRow, next);
  gtk_widget_class_bind_template_child (widget_class, BwOrderRungRow, remind);
  gtk_widget_class_bind_template_child (widget_class, BwOrderRungRow, receipt);
}

static void
bw_order_rung_row_init (BwOrderRungRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_layout_manager (self->buttons, bw_fold_layout_new (BUTTON_GAP));
}

GtkWidget *
bw_order_rung_row_new (GtkSizeGroup *areas,
                       GtkSizeGroup *cells,
                       GtkSizeGroup *buttons)
{
  BwOrderRungRow *self;

  g_return_val_if_fail (GTK_IS_SIZE_GROUP (areas) && GTK_IS_SIZE_GROUP (cells), NULL);
  g_return_val_if_fail (GTK_IS_SIZE_GROUP (buttons), NULL);

  self = g_object_new (BW_TYPE_ORDER_RUNG_ROW, NULL);
  gtk_size_group_add_widget (areas, GTK_WIDGET (self->area));
  gtk_size_group_add_widget (cells, GTK_WIDGET (self->cells));
  gtk_size_group_add_widget (buttons, self->buttons);
  return GTK_WIDGET (self);
}

/**
 * bw_order_rung_row_set:
 * @self: a row
 * @desk: the desk
 * @ladder: of the order
 * @rung: the area's
 * @duties: what may be done here
 */
void
bw_order_rung_row_set (BwOrderRungRow      *self,
                       BwDesk              *desk,
                       const BwOrderLadder *ladder,
                       const BwOrderRung   *rung,
                       const BwOrderDuties *duties)
{
  gboolean is_late = bw_order_ladder_is_late (ladder, rung, bw_desk_get_data_now (desk));

  g_return_if_fail (BW_IS_ORDER_RUNG_ROW (self));

  gtk_label_set_label (self->area, bw_place_tree_get_name (bw_desk_get_places (desk), rung->place,
                                                           bw_desk_get_language (desk)));
  if (is_late)
    gtk_widget_add_css_class (GTK_WIDGET (self->area), "heading");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->area), "heading");

  for (guint i = 0; i < BW_N_ORDER_STEPS; i++)
    {
      Cell cell;

      if (show_pending (self, (BwOrderStep) i, rung, duties))
        continue;

      cell = describe_step (desk, ladder, rung, (BwOrderStep) i);
      show_cell (self, i, &cell);
      g_free (cell.text);
    }

  bw_calm_set_tooltip (GTK_WIDGET (self), rung->note);
  update_buttons (self, desk, rung, duties);
  update_label (self);
}

/**
 * bw_order_rung_row_get_cell:
 * @self: a row
 * @column: 0: the area, then a step each
 *
 * Returns: (transfer none): what it says there
 */
const char *
bw_order_rung_row_get_cell (BwOrderRungRow *self,
                            guint           column)
{
  g_return_val_if_fail (BW_IS_ORDER_RUNG_ROW (self) && column <= BW_N_ORDER_STEPS, NULL);

  return column == 0 ? gtk_label_get_text (self->area)
                     : bw_order_cells_get_text (self->cells, column - 1);
}
