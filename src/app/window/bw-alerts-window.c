/* bw-alerts-window.c: all alerts of a scope, also those that are put off or over
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-alerts-window.h"

#include "bw-accessible.h"
#include "bw-alert-list.h"
#include "bw-call-words.h"
#include "bw-export-button.h"
#include "bw-format-text.h"
#include "bw-format.h"
#include "bw-link-row.h"
#include "bw-time.h"

#include <glib/gi18n.h>

enum
{
  CHIP_OPEN,
  CHIP_ACKNOWLEDGED,
  CHIP_OVER,
  N_CHIPS
};

struct _BwAlertsWindow
{
  AdwWindow parent_instance;

  BwDesk          *desk;      /* (owned) (nullable) */
  BwAlertAnswers  *answers;   /* (owned) */
  GListStore      *items;     /* (owned) (element-type BwLinkItem) */
  GPtrArray       *listed;    /* (owned) (element-type BwDocument): what @items are made of */
  GPtrArray       *rules;     /* (owned) (element-type utf8): ids, behind the choice of all */

  GtkLabel        *where;
  GtkToggleButton *chips[N_CHIPS];
  GtkDropDown     *rule;
  GtkStack        *stack;
  GtkListView     *list;
  GtkLabel        *footer;
  BwExportButton  *export;
};

G_DEFINE_FINAL_TYPE (BwAlertsWindow, bw_alerts_window, ADW_TYPE_WINDOW)

static guint
get_chip (BwAlertsWindow *self)
{
  for (guint i = 0; i < N_CHIPS; i++)
    {
      if (gtk_toggle_button_get_active (self->chips[i]))
        return i;
    }

  return CHIP_OPEN;
}

static guint
find_chip (BwAlertsWindow *self,
           const BwAlert  *alert)
{
  if (!bw_alert_is_open (alert))
    return CHIP_OVER;

  return bw_alert_is_acknowledged (alert, bw_desk_get_data_now (self->desk)) ? CHIP_ACKNOWLEDGED : CHIP_OPEN;
}

/* (nullable): the id of the rule that is chosen; %NULL: all */
static const char *
get_rule (BwAlertsWindow *self)
{
  guint index = gtk_drop_down_get_selected (self->rule);

  return index > 0 && index <= self->rules->len ? g_ptr_array_index (self->rules, index - 1) : NULL;
}

/* Of alerts that are told: a choice that is there already stays where it is. */
static void
fill_rules (BwAlertsWindow *self,
            GPtrArray      *alerts)
{
  GtkStringList *names = GTK_STRING_LIST (gtk_drop_down_get_model (self->rule));

  for (guint i = 0; i < alerts->len; i++)
    {
      const BwAlert *alert = bw_document_get_alert (g_ptr_array_index (alerts, i));

      if (g_ptr_array_find_with_equal_func (self->rules, alert->rule, g_str_equal, NULL))
        continue;

      g_ptr_array_add (self->rules, g_strdup (alert->rule));
      gtk_string_list_append (names, bw_alert_get_name (alert, bw_desk_get_language (self->desk)));
    }
}

static void
show_chips (BwAlertsWindow *self,
            const guint     counts[N_CHIPS])
{
  static const char * const names[N_CHIPS] = {
    NC_("alerts", "Open"), NC_("alerts", "Acknowledged"), NC_("alerts", "Over"),
  };

  for (guint i = 0; i < N_CHIPS; i++)
    {
      /* Translators: a choice, and how many are behind it: "Open 3". */
      g_autofree char *label = bw_format_text (C_("alerts", "%s %u"), g_dpgettext2 (NULL, "alerts", names[i]),
                                               counts[i]);

      if (g_strcmp0 (gtk_button_get_label (GTK_BUTTON (self->chips[i])), label) != 0)
        gtk_button_set_label (GTK_BUTTON (self->chips[i]), label);
    }
}

/* (transfer full): until when it is quiet and why, or when it was over; NULL: it is open */
static char *
dup_state (BwAlertsWindow *self,
           const BwAlert  *alert)
{
  gint64 until = bw_alert_is_open (alert) ? alert->acknowledged_until : alert->cleared;
  g_autofree char *time = bw_format_as_of (until, bw_desk_get_data_now (self->desk),
                                           bw_desk_get_time_zone (self->desk), bw_desk_get_language (self->desk));

  switch (find_chip (self, alert))
    {
    case CHIP_ACKNOWLEDGED:
      /* Translators: of an alert; until when it is quiet, and why. */
      return g_strdup_printf (_("Acknowledged until %s: %s"), until != 0 ? time : "–",
                              alert->acknowledged_reason != NULL ? alert->acknowledged_reason : "–");
    case CHIP_OVER:
      /* Translators: of an alert; since when it is over. */
      return g_strdup_printf (_("Over since %s"), time);
    case CHIP_OPEN:
    default:
      return NULL;
    }
}

enum
{
  TIME,
  PLACE,
  ALERT,
  STATE,
};

static const char * const titles[] = { N_("Time"), N_("Place"), N_("Alert"), N_("State"), NULL };

static GPtrArray *
list_rows (gpointer user_data)
{
  GPtrArray *listed = BW_ALERTS_WINDOW (user_data)->listed;
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) bw_document_unref);

  for (guint i = 0; i < listed->len; i++)
    g_ptr_array_add (rows, bw_document_ref (g_ptr_array_index (listed, i)));

  return rows;
}

static char *
dup_cell (gconstpointer row,
          guint         column,
          gboolean      is_plain,
          gpointer      user_data)
{
  BwAlertsWindow *self = BW_ALERTS_WINDOW (user_data);
  const BwAlert *alert = bw_document_get_alert (row);

  switch (column)
    {
    case TIME:
      return bw_time_format (alert->raised, bw_desk_get_time_zone (self->desk));
    case PLACE:
      return bw_call_words_dup_place (self->desk, alert->place);
    case ALERT:
      return bw_alert_list_describe (self->desk, alert);
    case STATE:
    default:
      return find_chip (self, alert) == CHIP_OPEN ? g_strdup (C_("alerts", "Open")) : dup_state (self, alert);
    }
}

static BwLinkItem *
make_item (BwAlertsWindow *self,
           BwDocument     *document)
{
  const BwAlert *alert = bw_document_get_alert (document);
  BwLinkItem *item = bw_alert_list_make_item (self->desk, alert);
  g_autofree char *state = dup_state (self, alert);
  const char *id = bw_document_get_id (document);

  if (state != NULL)
    bw_link_item_set_state (item, state);
  else if (bw_alert_answers_is_allowed (self->answers))
    bw_link_item_set_alert (item, id, bw_alert_answers_describe (self->answers, id));

  return item;
}

static gboolean
is_same (GPtrArray *a,
         GPtrArray *b)
{
  if (a->len != b->len)
    return FALSE;

  for (guint i = 0; i < a->len; i++)
    {
      BwDocument *first = g_ptr_array_index (a, i);
      BwDocument *second = g_ptr_array_index (b, i);

      if (!g_str_equal (bw_document_get_id (first), bw_document_get_id (second))
          || bw_document_get_seq (first) != bw_document_get_seq (second))
        return FALSE;
    }

  return TRUE;
}

/* The list does not move while it says the same. */
static void
show_list (BwAlertsWindow *self,
           GPtrArray      *wanted,
           gboolean        is_reread)
{
  g_autoptr (GPtrArray) items = NULL;

  if (is_same (wanted, self->listed) && !is_reread)
    return;

  items = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < wanted->len; i++)
    g_ptr_array_add (items, make_item (self, g_ptr_array_index (wanted, i)));

  g_ptr_array_unref (self->listed);
  self->listed = g_ptr_array_ref (wanted);
  g_list_store_splice (self->items, 0, g_list_model_get_n_items (G_LIST_MODEL (self->items)), items->pdata,
                       items->len);
}

static void
show_footer (BwAlertsWindow *self,
             guint           n)
{
  g_autofree char *text = NULL;

  /* Translators: the list is cut off: how many of how many are shown. */
  text = bw_format_text (_("The first %u of %u; narrow the scope to see the others"), self->listed->len, n);
  gtk_label_set_label (self->footer, text);
  gtk_widget_set_visible (GTK_WIDGET (self->footer), self->listed->len < n);
}

static void
update (BwAlertsWindow *self,
        gboolean        is_reread)
{
  g_autoptr (GPtrArray) all = bw_alert_list_new_all (self->desk);
  g_autoptr (GPtrArray) wanted = g_ptr_array_new_with_free_func ((GDestroyNotify) bw_document_unref);
  guint counts[N_CHIPS] = { 0 };
  const char *rule;
  guint n = 0;

  fill_rules (self, all);
  rule = get_rule (self);
  for (guint i = 0; i < all->len; i++)
    {
      BwDocument *document = g_ptr_array_index (all, i);
      const BwAlert *alert = bw_document_get_alert (document);
      guint chip = find_chip (self, alert);

      if (rule != NULL && !g_str_equal (rule, alert->rule))
        continue;

      counts[chip]++;
      if (chip == get_chip (self) && n++ < BW_ALERTS_WINDOW_MAX)
        g_ptr_array_add (wanted, bw_document_ref (document));
    }

  show_chips (self, counts);
  show_list (self, wanted, is_reread);
  show_footer (self, n);
  if (wanted->len > 0)
    gtk_stack_set_visible_child_name (self->stack, "list");
  else
    gtk_stack_set_visible_child_name (self->stack, bw_alert_list_is_told (self->desk) ? "empty" : "absent");
}

static void
follow_scope (BwAlertsWindow *self)
{
  g_autofree char *where = bw_call_words_dup_place (self->desk, bw_desk_get_scope (self->desk));

  gtk_label_set_label (self->where, where);
  update (self, TRUE);
}

static void
on_chip_toggled_cb (BwAlertsWindow  *self,
                    GtkToggleButton *chip)
{
  g_assert (BW_IS_ALERTS_WINDOW (self));

  if (self->desk != NULL && gtk_toggle_button_get_active (chip))
    update (self, FALSE);
}

static void
on_rule_selected_cb (BwAlertsWindow *self,
                     GParamSpec     *pspec,
                     GtkDropDown    *rule)
{
  g_assert (BW_IS_ALERTS_WINDOW (self));

  if (self->desk != NULL)
    update (self, FALSE);
}

static void
on_list_activate_cb (BwAlertsWindow *self,
                     guint           position,
                     GtkListView    *list)
{
  g_autoptr (BwLinkItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), position);
  g_autofree char *scope = item != NULL ? g_strdup (bw_link_item_get_scope (item)) : NULL;

  g_assert (BW_IS_ALERTS_WINDOW (self));

  if (item == NULL)
    return;

  /* It would follow to where that leads, and hide it. */
  bw_desk_go_to (self->desk, scope, bw_link_item_get_page (item));
  gtk_window_close (GTK_WINDOW (self));
}

static void
on_desk_refresh_cb (BwAlertsWindow     *self,
                    const BwDeskChange *change,
                    BwDesk             *desk)
{
  g_assert (BW_IS_ALERTS_WINDOW (self));

  if (change == NULL || change->structure || (change->types & 1U << BW_DOCUMENT_TYPE_ALERT) != 0)
    update (self, FALSE);
}

static void
on_desk_scope_cb (BwAlertsWindow *self,
                  GParamSpec     *pspec,
                  BwDesk         *desk)
{
  g_assert (BW_IS_ALERTS_WINDOW (self));

  follow_scope (self);
}

static void
on_edits_changed_cb (BwAlertsWindow *self,
                     BwEdits        *edits)
{
  g_assert (BW_IS_ALERTS_WINDOW (self));

  update (self, TRUE);
}

static void
bw_alerts_window_dispose (GObject *object)
{
  BwAlertsWindow *self = BW_ALERTS_WINDOW (object);

  g_clear_object (&self->desk);
  g_clear_object (&self->answers);
  g_clear_object (&self->items);
  g_clear_pointer (&self->listed, g_ptr_array_unref);
  g_clear_pointer (&self->rules, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), BW_TYPE_ALERTS_WINDOW);

  G_OBJECT_CLASS (bw_alerts_window_parent_class)->dispose (object);
}

static void
bw_alerts_window_class_init (BwAlertsWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bw_alerts_window_dispose;

  g_type_ensure (BW_TYPE_EXPORT_BUTTON);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/bulwarkdesk/Bulwark/window/bw-alerts-window.ui");
  gtk_widget_class_bind_template_child (widget_class, BwAlertsWindow, where);
  gtk_widget_class_bind_template_child_full (widget_class, "chip_open", FALSE,
                                             G_STRUCT_OFFSET (BwAlertsWindow, chips[CHIP_OPEN]));
  gtk_widget_class_bind_template_child_full (widget_class, "chip_acknowledged", FALSE,
                                             G_STRUCT_OFFSET (BwAlertsWindow, chips[CHIP_ACKNOWLEDGED]));
  gtk_widget_class_bind_template_child_full (widget_class, "chip_over", FALSE,
                                             G_STRUCT_OFFSET (BwAlertsWindow, chips[CHIP_OVER]));
  gtk_widget_class_bind_template_child (widget_class, BwAlertsWindow, rule);
  gtk_widget_class_bind_template_child (widget_class, BwAlertsWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, BwAlertsWindow, list);
  gtk_widget_class_bind_template_child (widget_class, BwAlertsWindow, footer);
  gtk_widget_class_bind_template_child (widget_class, BwAlertsWindow, export);
  gtk_widget_class_bind_template_callback (widget_class, on_chip_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_rule_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_list_activate_cb);
}

static void
bw_alerts_window_init (BwAlertsWindow *self)
{
  g_autoptr (GtkListItemFactory) factory = bw_link_row_new_factory ();
  g_autoptr (GtkNoSelection) selection = NULL;

  self->items = g_list_store_new (BW_TYPE_LINK_ITEM);
  self->listed = g_ptr_array_new ();
  self->rules = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
  selection = gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->items)));
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (selection));
  gtk_list_view_set_factory (self->list, factory);
  bw_export_button_set_list (self->export, list_rows, titles, dup_cell, G_OBJECT (self));
}

/**
 * bw_alerts_window_new:
 * @parent: the desk's window
 * @desk: whose scope it follows
 * @answers: what is said to its alerts
 *
 * Returns: (transfer none): a window, to be presented
 */
GtkWidget *
bw_alerts_window_new (GtkWindow      *parent,
                      BwDesk         *desk,
                      BwAlertAnswers *answers)
{
  BwAlertsWindow *self;
  const char *all[] = { _("All that can be wrong"), NULL };
  g_autoptr (GtkStringList) rules = gtk_string_list_new (all);

  g_return_val_if_fail (G_IS_ACTION_GROUP (parent), NULL);
  g_return_val_if_fail (BW_IS_DESK (desk), NULL);
  g_return_val_if_fail (BW_IS_ALERT_ANSWERS (answers), NULL);

  self = g_object_new (BW_TYPE_ALERTS_WINDOW, "transient-for", parent, NULL);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "win", G_ACTION_GROUP (parent));
  gtk_drop_down_set_model (self->rule, G_LIST_MODEL (rules));
  bw_accessible_set_label (GTK_ACCESSIBLE (self->rule), _("What is wrong"));
  self->answers = g_object_ref (answers);
  self->desk = g_object_ref (desk);
  g_signal_connect_object (desk, "refresh", G_CALLBACK (on_desk_refresh_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (desk, "notify::scope", G_CALLBACK (on_desk_scope_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (bw_desk_get_edits (desk), "changed", G_CALLBACK (on_edits_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (bw_desk_get_edits (desk), "rights-changed", G_CALLBACK (on_edits_changed_cb), self,
                           G_CONNECT_SWAPPED);
  follow_scope (self);
  gtk_window_set_focus (GTK_WINDOW (self), GTK_WIDGET (self->chips[CHIP_OPEN]));
  return GTK_WIDGET (self);
}
