/* bw-order-view.c: one order: its text, who has come how far with it, and what it moved
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-order-view.h"

#include "bw-accessible.h"
#include "bw-client-ledger.h"
#include "bw-export-button.h"
#include "bw-fold-layout.h"
#include "bw-format-text.h"
#include "bw-format.h"
#include "bw-json.h"
#include "bw-order-cells.h"
#include "bw-order-effect.h"
#include "bw-order-line.h"
#include "bw-order-rung-row.h"
#include "bw-picture-menu.h"
#include "bw-share-bar.h"
#include "bw-stage.h"

#include <glib/gi18n.h>
#include <math.h>

#define MAX_TOLD 4

/* Between the name of a step and its count. */
#define STEP_GAP 6

struct _BwOrderView
{
  AdwBin parent_instance;

  GtkStack    *stack;
  GtkLabel    *title;
  GtkLabel    *source;
  GtkLabel    *text;
  GtkWidget   *edit;
  GtkWidget   *discard;
  GtkWidget   *menu;
  GtkLabel    *notice;
  GtkBox      *steps;
  GtkBox      *heads;
  GtkSizeGroup *areas;
  GtkSizeGroup *cells;
  GtkSizeGroup *buttons;
  GtkListBox  *rungs;
  GtkWidget   *effect;
  GtkLabel    *effect_name;
  GtkLabel    *effect_value;
  GtkLabel    *effect_change;
  BwOrderLine *line;
  GtkLabel    *foot;

  /* of the steps */
  GtkLabel    *counts[BW_N_ORDER_STEPS];
  BwShareBar  *bars[BW_N_ORDER_STEPS];
  GtkLabel    *terms[BW_N_ORDER_STEPS];
};

G_DEFINE_FINAL_TYPE (BwOrderView, bw_order_view, ADW_TYPE_BIN)

static GtkWidget *
make_label (const char *text,
            const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0.0F);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
add_step (BwOrderView *self,
          BwOrderStep  step)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *name = make_label (bw_order_words_get_step (step), NULL);
  GtkWidget *count = make_label ("", "numeric");
  GtkWidget *bar = bw_share_bar_new ();
  GtkWidget *term = make_label ("", "caption");

  gtk_widget_set_layout_manager (head, bw_fold_layout_new (STEP_GAP));
  gtk_widget_set_hexpand (name, TRUE);
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_NONE);
  gtk_label_set_wrap (GTK_LABEL (name), TRUE);
  gtk_widget_add_css_class (term, "fg2");
  gtk_box_append (GTK_BOX (head), name);
  gtk_box_append (GTK_BOX (head), count);
  gtk_box_append (GTK_BOX (box), head);
  gtk_box_append (GTK_BOX (box), bar);
  gtk_box_append (GTK_BOX (box), term);
  gtk_box_append (self->steps, box);
  self->counts[step] = GTK_LABEL (count);
  self->bars[step] = BW_SHARE_BAR (bar);
  self->terms[step] = GTK_LABEL (term);
}

static const char *titles[BW_N_ORDER_STEPS + 2];

static char *
dup_cell (gconstpointer row,
          guint         column,
          gboolean      is_plain,
          gpointer      user_data)
{
  return g_strdup (bw_order_rung_row_get_cell (BW_ORDER_RUNG_ROW ((gpointer) row), column));
}

/* Which area is how far can be copied and saved. */
static void
add_export (BwOrderView *self,
            GtkBox      *box)
{
  BwExportButton *export = g_object_new (BW_TYPE_EXPORT_BUTTON, NULL);
  g_autoptr (GListModel) rows = gtk_widget_observe_children (GTK_WIDGET (self->rungs));

  titles[0] = C_("order", "Area");
  for (guint i = 0; i < BW_N_ORDER_STEPS; i++)
    titles[i + 1] = bw_order_words_get_step ((BwOrderStep) i);

  bw_export_button_set_title (export, _("Areas and how far they are"));
  bw_export_button_set_model (export, rows, titles, dup_cell, G_OBJECT (self));
  gtk_widget_set_halign (GTK_WIDGET (export), GTK_ALIGN_END);
  gtk_widget_set_hexpand (GTK_WIDGET (export), TRUE);
  gtk_box_append (box, GTK_WIDGET (export));
}

/* Over the rows, as wide as they are. */
static void
add_heads (BwOrderView *self)
{
  GtkWidget *area = make_label (C_("order", "Area"), "caption");
  GtkWidget *steps = bw_order_cells_new ();
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_size_group_add_widget (self->areas, area);
  gtk_widget_add_css_class (steps, "caption");
  gtk_widget_set_hexpand (steps, TRUE);
  gtk_size_group_add_widget (self->cells, steps);
  gtk_size_group_add_widget (self->buttons, buttons);

  /* What it holds has room at its end; the steps get what is left over, as in the rows. */
  gtk_widget_set_hexpand (buttons, FALSE);
  for (guint i = 0; i < BW_N_ORDER_STEPS; i++)
    bw_order_cells_set (BW_ORDER_CELLS (steps), i, bw_order_words_get_step ((BwOrderStep) i), BW_TONE_FG);

  gtk_box_append (self->heads, area);
  gtk_box_append (self->heads, steps);
  gtk_box_append (self->heads, buttons);
  add_export (self, GTK_BOX (buttons));
}

static void
show_steps (BwOrderView         *self,
            BwDesk              *desk,
            const BwOrderLadder *ladder)
{
  for (guint i = 0; i < BW_N_ORDER_STEPS; i++)
    {
      guint n_all = ladder->rungs->len;
      gboolean is_late = ladder->n_overdue[i] > 0;
      BwBar bar = { n_all > 0 ? (double) ladder->n_taken[i] / n_all : NAN, NAN,
                    is_late ? BW_PACE_LATE : BW_PACE_IN_TIME };
      g_autofree char *count = bw_format_text ("%u / %u", ladder->n_taken[i], n_all);
      g_autofree char *term = bw_order_words_dup_term (desk, ladder, (BwOrderStep) i);

      gtk_label_set_label (self->counts[i], count);
      if (is_late)
        gtk_widget_add_css_class (GTK_WIDGET (self->counts[i]), "late");
      else
        gtk_widget_remove_css_class (GTK_WIDGET (self->counts[i]), "late");
      bw_share_bar_set_bar (self->bars[i], &bar);
      bw_share_bar_set_muted (self->bars[i], bw_desk_is_faded (desk));
      gtk_label_set_label (self->terms[i], term);
    }
}

/* Receipts are written for the own area and those below it; who may see all may note
 * what came by telephone. */
static gboolean
may_write_receipt (BwDesk  *desk,
                   BwPlace  place)
{
  const char *area = bw_client_session_get_area (bw_desk_get_session (desk));
  BwPlaceTree *places = bw_desk_get_places (desk);
  BwPlace own = area != NULL ? bw_place_tree_lookup (places, area) : BW_PLACE_NONE;

  return bw_edits_may (bw_desk_get_edits (desk), "assign")
         && (own == BW_PLACE_NONE || bw_place_tree_is_within (places, place, own));
}

static JsonObject *
get_reminder (GListModel *reminders,
              guint       index)
{
  /* The list keeps it: a borrowed pointer is good until it leaves. */
  g_autoptr (BwClientLedgerRow) row = g_list_model_get_item (reminders, index);

  return bw_client_ledger_row_get_members (row);
}

static gboolean
is_reminder_of (JsonObject    *entry,
                const BwOrder *order,
                const char    *area)
{
  return g_strcmp0 (bw_json_peek_string (entry, "order"), order->id) == 0
         && (area == NULL || g_strcmp0 (bw_json_peek_string (entry, "area"), area) == 0);
}

/* 0: never, as far as is known. */
static gint64
find_reminded (GListModel    *reminders,
               const BwOrder *order,
               const char    *area)
{
  gint64 last = 0;

  for (guint i = 0; reminders != NULL && i < g_list_model_get_n_items (reminders); i++)
    {
      JsonObject *entry = get_reminder (reminders, i);

      if (is_reminder_of (entry, order, area))
        last = MAX (last, bw_json_peek_time (entry, "at"));
    }

  return last;
}

static void
show_rung (BwOrderView         *self,
           BwDesk              *desk,
           const BwOrder       *order,
           const BwOrderLadder *ladder,
           guint                index,
           GListModel          *reminders)
{
  const BwOrderRung *rung = g_ptr_array_index (ladder->rungs, index);
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->rungs, (int) index);
  const char *area = bw_place_tree_get_code (bw_desk_get_places (desk), rung->place);
  g_autofree char *id = g_strjoin ("/", order->id, area, NULL);
  gboolean is_sent = order->document != NULL && order->superseded_by == NULL;
  BwOrderDuties duties = {
    .may_receipt = is_sent && may_write_receipt (desk, rung->place),
    .is_own = g_strcmp0 (bw_client_session_get_area (bw_desk_get_session (desk)), area) == 0,
    .may_remind = is_sent && bw_edits_may (bw_desk_get_edits (desk), "ledger")
                  && bw_order_ladder_is_late (ladder, rung, bw_desk_get_data_now (desk)),
    .reminded = find_reminded (reminders, order, area),
    .entry = bw_edits_find (bw_desk_get_edits (desk), BW_DOCUMENT_TYPE_RECEIPT, id),
  };

  if (row == NULL)
    {
      row = GTK_LIST_BOX_ROW (bw_order_rung_row_new (self->areas, self->cells, self->buttons));
      gtk_list_box_append (self->rungs, GTK_WIDGET (row));
    }
  bw_order_rung_row_set (BW_ORDER_RUNG_ROW (row), desk, ladder, rung, &duties);
}

/* Rows stay and are filled anew; there are as many as areas. */
static void
show_rungs (BwOrderView         *self,
            BwDesk              *desk,
            const BwOrder       *order,
            const BwOrderLadder *ladder,
            GListModel          *reminders)
{
  GtkListBoxRow *row;

  for (guint i = 0; i < ladder->rungs->len; i++)
    show_rung (self, desk, order, ladder, i, reminders);
  while ((row = gtk_list_box_get_row_at_index (self->rungs, (int) ladder->rungs->len)) != NULL)
    gtk_list_box_remove (self->rungs, GTK_WIDGET (row));
}

static char *
format_value (double      value,
              const char *language)
{
  return bw_format_value (value, BW_BOUND_EXACT, language);
}

static void
show_effect_words (BwOrderView         *self,
                   BwDesk              *desk,
                   const BwOrderEffect *effect)
{
  const char *language = bw_desk_get_language (desk);
  g_autofree char *before = format_value (effect->before, language);
  g_autofree char *now = format_value (effect->now, language);
  g_autofree char *target = format_value (effect->target, language);
  g_autofree char *name = g_strjoin (" · ", effect->name, effect->where, NULL);
  g_autofree char *as_of = effect->as_of != 0
                             ? bw_format_as_of (effect->as_of, bw_desk_get_now (desk), bw_desk_get_time_zone (desk),
                                                language)
                             : NULL;
  g_autoptr (GString) value = g_string_new (NULL);

  if (!isnan (effect->before))
    g_string_append_printf (value, "%s → ", before);
  g_string_append (value, now);
  if (!isnan (effect->target))
    g_string_append_printf (value, " / %s", target);
  if (*effect->unit != '\0')
    g_string_append_printf (value, " %s", effect->unit);
  if (as_of != NULL)
    {
      g_string_append (value, "  ");
      /* Translators: the time for which a figure holds: "as of 14:20". */
      g_string_append_printf (value, _("as of %s"), as_of);
    }
  gtk_label_set_label (self->effect_name, name);
  gtk_label_set_label (self->effect_value, value->str);
}

/* The line says in words what stands beside it, and can be taken away with that. */
static void
show_picture (BwOrderView *self,
              BwDesk      *desk)
{
  const char *name = gtk_label_get_label (self->effect_name);
  g_autofree char *text = g_strjoin (" ", name, gtk_label_get_label (self->effect_value), NULL);

  bw_accessible_set_label (GTK_ACCESSIBLE (self->line), text);
  bw_picture_menu_set_subject (GTK_WIDGET (self->line), desk, name, gtk_label_get_label (self->title));
}

static void
show_effect (BwOrderView   *self,
             BwDesk        *desk,
             const BwOrder *order)
{
  g_autoptr (BwOrderEffect) effect = bw_order_effect_new (bw_desk_get_picture (desk), order,
                                                        bw_desk_get_sampling (desk), bw_desk_get_language (desk));
  gboolean is_known = effect != NULL && !isnan (effect->before) && !isnan (effect->now);
  g_autofree char *difference = NULL;
  g_autofree char *change = NULL;
  g_autofree char *column = NULL;

  gtk_widget_set_visible (self->effect, effect != NULL);
  bw_order_line_set (self->line, effect, bw_desk_get_data_now (desk));
  gtk_widget_set_visible (GTK_WIDGET (self->effect_change), is_known);
  if (effect == NULL)
    return;

  show_effect_words (self, desk, effect);
  show_picture (self, desk);
  column = *effect->unit != '\0' ? g_strdup_printf ("%s (%s)", effect->name, effect->unit) : g_strdup (effect->name);
  bw_order_line_set_words (self->line, column, bw_desk_get_time_zone (desk));
  if (!is_known)
    return;

  difference = bw_format_integer (fabs (effect->now - effect->before));
  /* Translators: by how much a figure has moved since an order was issued, with its sign. */
  change = g_strdup_printf (_("%s%s since it was issued"), effect->now < effect->before ? "−" : "+", difference);
  gtk_label_set_label (self->effect_change, change);
}

/* When was reminded, as far as the log tells. */
static void
show_foot (BwOrderView   *self,
           BwDesk        *desk,
           const BwOrder *order,
           GListModel    *reminders)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *joined = NULL;
  g_autofree char *text = NULL;
  guint n = 0;

  for (guint i = reminders != NULL ? g_list_model_get_n_items (reminders) : 0; i > 0; i--)
    {
      JsonObject *entry = get_reminder (reminders, i - 1);
      const char *area = bw_json_peek_string (entry, "area");
      BwPlace place = area != NULL ? bw_place_tree_lookup (bw_desk_get_places (desk), area) : BW_PLACE_NONE;
      g_autofree char *time = NULL;

      if (!is_reminder_of (entry, order, NULL) || n++ >= MAX_TOLD)
        continue;

      time = bw_format_as_of (bw_json_peek_time (entry, "at"), bw_desk_get_now (desk), bw_desk_get_time_zone (desk),
                              bw_desk_get_language (desk));
      g_ptr_array_add (texts, g_strjoin (" ", time, place != BW_PLACE_NONE
                                                      ? bw_place_tree_get_name (bw_desk_get_places (desk), place,
                                                                                bw_desk_get_language (desk))
                                                      : "", NULL));
    }
  g_ptr_array_add (texts, NULL);

  gtk_widget_set_visible (GTK_WIDGET (self->foot), n > 0);
  joined = g_strjoinv (" · ", (char **) texts->pdata);
  /* Translators: how often was reminded, and when whom: "Reminded 2 times: 12:00 Weidu · 13:30 Yuzhou". */
  text = bw_format_text (ngettext ("Reminded %u time: %s", "Reminded %u times: %s", n), n, joined);
  gtk_label_set_label (self->foot, text);
}

static void
show_head (BwOrderView *self,
           BwDesk      *desk,
           BwOrderItem *item)
{
  const BwOrder *order = bw_order_item_get_order (item);
  BwOrderTone tone = bw_order_item_get_tone (item);
  gboolean is_standing = order->document != NULL && order->superseded_by == NULL;
  /* Translators: the place is for the title of an order that is part of a drill. */
  g_autofree char *title = order->exercise ? g_strdup_printf (_("Drill: %s"), order->title) : g_strdup (order->title);
  g_autofree char *source = g_strjoin (" · ", bw_order_words_get_kind (order->kind),
                                       bw_order_item_get_source (item), order->number, NULL);
  gboolean is_noticed = order->is_draft || order->superseded_by != NULL || bw_order_item_get_entry (item) != NULL;

  gtk_label_set_label (self->title, *title != '\0' ? title : _("Without a title"));
  gtk_label_set_label (self->source, source);
  gtk_label_set_label (self->text, order->text != NULL ? order->text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->text), order->text != NULL && *order->text != '\0');
  gtk_widget_set_visible (self->edit, order->is_draft);
  gtk_widget_set_visible (self->discard, order->is_draft);
  gtk_widget_set_visible (self->menu, is_standing && bw_edits_may (bw_desk_get_edits (desk), "assign"));
  gtk_widget_set_visible (GTK_WIDGET (self->notice), is_noticed);
  gtk_label_set_label (self->notice, bw_order_item_get_status (item));
  if (tone == BW_ORDER_TONE_LATE)
    gtk_widget_add_css_class (GTK_WIDGET (self->notice), "late");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->notice), "late");
}

static void
bw_order_view_class_init (BwOrderViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (BW_TYPE_ORDER_LINE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/bulwarkdesk/Bulwark/orders/bw-order-view.ui");
  gtk_widget_class_bind_template_child (widget_class, BwOrderView, stack);
  gtk_widget_class_bind_template_child (widget_class, BwOrderView, title);
  gtk_widget_class_bind_template_child (widget_class, BwOrderView, source);
  gtk_widget_class_bind_template_child (widget_class, BwOrderView, text);
  gtk_widget_class_bind_template_child (widget_class, BwOrderView, edit);
  gtk_widget_class_bind_template_child (widget_class, BwOrderView, discard);
  gtk_widget_class_bind_template_child (widget_class, BwOrderView, menu);
  gtk_widget_class_bind_template_child (widget_class, BwOrderView, notice);
  gtk_widget_class_bind_template_child (widget_class, BwOrderView, steps);
  gtk_widget_class_bind_template_child (widget_class, BwOrderView, heads);
  gtk_widget_class_bind_template_child (widget_class, BwOrderView, areas);
  gtk_widget_class_bind_template_child (widget_class, BwOrderView, cells);
  gtk_widget_class_bind_template_child (widget_class, BwOrderView, buttons);
  gtk_widget_class_bind_template_child (widget_class, BwOrderView, rungs);
  gtk_widget_class_bind_template_child (widget_class, BwOrderView, effect);
  gtk_widget_class_bind_template_child (widget_class, BwOrderView, effect_name);
  gtk_widget_class_bind_template_child (widget_class, BwOrderView, effect_value);
  gtk_widget_class_bind_template_child (widget_class, BwOrderView, effect_change);
  gtk_widget_class_bind_template_child (widget_class, BwOrderView, line);
  gtk_widget_class_bind_template_child (widget_class, BwOrderView, foot);
}

static void
bw_order_view_init (BwOrderView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  bw_stage_attach (gtk_widget_get_parent (GTK_WIDGET (self->rungs)));
  for (guint i = 0; i < BW_N_ORDER_STEPS; i++)
    add_step (self, (BwOrderStep) i);
  add_heads (self);
  bw_picture_menu_attach (GTK_WIDGET (self->line), self->effect);
  bw_picture_menu_set_rows (GTK_WIDGET (self->line), bw_order_line_list_rows, 1, self->line);
}

/**
 * bw_order_view_update_effect:
 * @self: a view
 * @desk: the desk
 * @order: the one that is shown
 *
 * The figure that it should move has moved; nothing else has changed.
 */
void
bw_order_view_update_effect (BwOrderView   *self,
                             BwDesk        *desk,
                             const BwOrder *order)
{
  g_return_if_fail (BW_IS_ORDER_VIEW (self));

  show_effect (self, desk, order);
}

/**
 * bw_order_view_set:
 * @self: a view
 * @desk: the desk
 * @item: (nullable): what to show
 * @reminders: (nullable) (element-type BwClientLedgerRow): entries of the log
 */
void
bw_order_view_set (BwOrderView *self,
                   BwDesk      *desk,
                   BwOrderItem *item,
                   GListModel  *reminders)
{
  const BwOrder *order;
  const BwOrderLadder *ladder;

  g_return_if_fail (BW_IS_ORDER_VIEW (self));

  gtk_stack_set_visible_child_name (self->stack, item != NULL ? "order" : "none");
  if (item == NULL)
    return;

  order = bw_order_item_get_order (item);
  ladder = bw_order_item_get_ladder (item);
  show_head (self, desk, item);
  gtk_widget_set_visible (GTK_WIDGET (self->steps), !order->is_draft);
  gtk_widget_set_visible (GTK_WIDGET (self->heads), !order->is_draft);
  gtk_widget_set_visible (GTK_WIDGET (self->rungs), !order->is_draft);
  show_steps (self, desk, ladder);
  show_rungs (self, desk, order, ladder, reminders);
  show_effect (self, desk, order);
  show_foot (self, desk, order, reminders);
}
