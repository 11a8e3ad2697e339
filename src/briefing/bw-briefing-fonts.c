/* bw-briefing-fonts.c: the typefaces of the sheet, by role
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-briefing-fonts.h"

#include "bw-briefing-typefaces.h"
#include "bw-briefing.h"

#include <math.h>
#include <pango/pangofc-fontmap.h>

#define MAX_FACES 6

/* What type designers and screens add to a face that has no heavier one. */
#define HEAVIER   (1.0 / 32.0)

/**
 * Wanted:
 * @family: as fontconfig knows it, in any of its languages
 * @style: (nullable): of several faces of the family, the one that calls itself so
 * @file: (nullable): its name in a folder of @folders
 * @thickening: for one lighter than the role wants: share of the size that is added
 *   to its strokes
 */
typedef struct
{
  const char *family;
  const char *style;
  const char *file;
  double      thickening;
} Wanted;

static const char *const default_folders[] =
{
  "/usr/share/texlive/texmf-dist/fonts/opentype/public/fandol",
  "/usr/share/texmf/fonts/opentype/public/fandol",
  "/usr/share/texmf-dist/fonts/opentype/public/fandol",
  "/app/share/fonts/fandol",
  NULL
};

/* Best first. The names before Fandol's are those of the fonts that offices in
 * China have; ours come from Debian's own archive. */
static const Wanted wanted[BW_N_BRIEFING_ROLES][MAX_FACES] =
{
  [BW_BRIEFING_ROLE_BODY] = {
    { "仿宋_GB2312" }, { "FangSong_GB2312" }, { "仿宋" }, { "FandolFang", NULL, "FandolFang-Regular.otf" },
    { "Noto Serif CJK SC", "Regular" },
  },
  [BW_BRIEFING_ROLE_TITLE] = {
    { "方正小标宋简体" }, { "方正小标宋_GBK" }, { "FZXiaoBiaoSong-B05S" },
    { "FandolSong", "Bold", "FandolSong-Bold.otf", HEAVIER }, { "Noto Serif CJK SC", "Bold", NULL, HEAVIER },
  },
  [BW_BRIEFING_ROLE_HEAD] = {
    { "黑体" }, { "SimHei" }, { "FandolHei", "Bold", "FandolHei-Bold.otf" }, { "Noto Sans CJK SC", "Bold" },
  },
  [BW_BRIEFING_ROLE_KAI] = {
    { "楷体_GB2312" }, { "KaiTi_GB2312" }, { "楷体" }, { "FandolKai", NULL, "FandolKai-Regular.otf" },
    { "Noto Serif CJK SC", "Regular" },
  },
  [BW_BRIEFING_ROLE_SONG] = {
    { "宋体", NULL, NULL, HEAVIER }, { "SimSun", NULL, NULL, HEAVIER },
    { "FandolSong", "Bold", "FandolSong-Bold.otf" }, { "Noto Serif CJK SC", "Bold" },
  },
  [BW_BRIEFING_ROLE_DIGITS] = {
    { "Times New Roman", "Regular" }, { "Liberation Serif", "Regular" }, { "Nimbus Roman", "Regular" },
    { "TeX Gyre Termes", "Regular" }, { "Noto Serif", "Regular" },
  },
  [BW_BRIEFING_ROLE_DIGITS_BOLD] = {
    { "Times New Roman", "Bold" }, { "Liberation Serif", "Bold" }, { "Nimbus Roman", "Bold" },
    { "TeX Gyre Termes", "Bold" }, { "Noto Serif", "Bold" },
  },
};

/* One role with the faces in use, and those that could still help. */
typedef struct
{
  GPtrArray            *faces;       /* (owned) (element-type FcPattern): installed, best first */
  double                thickening;  /* of the first of them */
  guint                 n_used;
  FcConfig             *config;      /* (owned): holds the first @n_used faces */
  PangoContext         *context;     /* (owned) */
  PangoFontDescription *description; /* (owned) */
} Role;

struct _BwBriefingFonts
{
  GObject       parent_instance;

  Role          roles[BW_N_BRIEFING_ROLES];
  PangoFontMap *drawing;  /* (owned) (nullable) */
  char         *families; /* (owned) (nullable): of @drawing */
};

G_DEFINE_FINAL_TYPE (BwBriefingFonts, bw_briefing_fonts, G_TYPE_OBJECT)

static const char *
get_string (FcPattern  *face,
            const char *object)
{
  FcChar8 *value = NULL;

  return FcPatternGetString (face, object, 0, &value) == FcResultMatch ? (const char *) value : NULL;
}

static gboolean
has_string (FcPattern  *face,
            const char *object,
            const char *wanted_value)
{
  FcChar8 *value = NULL;

  for (int i = 0; FcPatternGetString (face, object, i, &value) == FcResultMatch; i++)
    if (g_ascii_strcasecmp ((const char *) value, wanted_value) == 0)
      return TRUE;

  return FALSE;
}

static void
set_face (FcPattern **face,
          FcPattern  *value)
{
  g_clear_pointer (face, FcPatternDestroy);
  *face = value;
}

/* (transfer full) (nullable): of what fontconfig knows. Only outlines: bitmaps
 * and colour fonts cannot be embedded as they are. */
static FcPattern *
find_installed (FcConfig     *installed,
                const Wanted *want)
{
  FcPattern *query = FcPatternCreate ();
  FcObjectSet *objects = FcObjectSetBuild (FC_FAMILY, FC_STYLE, FC_FILE, FC_INDEX, FC_WEIGHT, FC_CHARSET, NULL);
  FcPattern *found = NULL;
  FcFontSet *set;

  FcPatternAddString (query, FC_FAMILY, (const FcChar8 *) want->family);
  FcPatternAddBool (query, FC_OUTLINE, FcTrue);
  FcPatternAddBool (query, FC_COLOR, FcFalse);
  FcPatternAddBool (query, FC_VARIABLE, FcFalse);
  set = FcFontList (installed, query, objects);
  for (int i = 0; set != NULL && i < set->nfont && found == NULL; i++)
    if (want->style == NULL || has_string (set->fonts[i], FC_STYLE, want->style))
      found = FcPatternDuplicate (set->fonts[i]);

  g_clear_pointer (&set, FcFontSetDestroy);
  FcObjectSetDestroy (objects);
  FcPatternDestroy (query);
  return found;
}

/* (transfer full) (nullable) */
static FcPattern *
find_in_folders (const char * const *folders,
                 const Wanted       *want)
{
  for (guint i = 0; folders[i] != NULL && want->file != NULL; i++)
    {
      g_autofree char *path = g_build_filename (folders[i], want->file, NULL);
      FcPattern *face;
      int count;

      if (!g_file_test (path, G_FILE_TEST_IS_REGULAR))
        continue;

      face = FcFreeTypeQuery ((const FcChar8 *) path, 0, NULL, &count);
      if (face != NULL)
        return face;
    }

  return NULL;
}

static void
collect_faces (Role               *role,
               const Wanted       *wants,
               FcConfig           *installed,
               const char * const *folders)
{
  for (guint i = 0; i < MAX_FACES && wants[i].family != NULL; i++)
    {
      FcPattern *face = find_in_folders (folders, &wants[i]);

      if (face == NULL)
        set_face (&face, find_installed (installed, &wants[i]));
      if (face == NULL)
        continue;

      if (role->faces->len == 0)
        role->thickening = wants[i].thickening;
      g_ptr_array_add (role->faces, face);
    }
}

/* What somebody chose is as heavy as they want it. */
static gboolean
collect_chosen (Role            *role,
                BwBriefingRole   which,
                const char      *family,
                FcConfig        *installed,
                GError         **error)
{
  FcPattern *face;

  role->faces = g_ptr_array_new_with_free_func ((GDestroyNotify) FcPatternDestroy);
  if (family == NULL || *family == '\0')
    return TRUE;

  face = bw_briefing_typefaces_find (installed, which, family);
  if (face == NULL)
    {
      g_set_error (error, BW_BRIEFING_ERROR, BW_BRIEFING_ERROR_FONT,
                   "the font chosen for the %s, “%s”, is not installed",
                   bw_briefing_fonts_get_role_name (which), family);
      return FALSE;
    }

  g_ptr_array_add (role->faces, face);
  return TRUE;
}

static PangoWeight
get_weight (FcPattern *face)
{
  double weight = FC_WEIGHT_REGULAR;

  FcPatternGetDouble (face, FC_WEIGHT, 0, &weight);
  return (PangoWeight) lround (FcWeightToOpenTypeDouble (weight));
}

/* Asks for the first face by the very weight that it gives itself; the others
 * stand in for what it lacks. */
static void
describe (Role *role)
{
  g_autoptr (GString) families = g_string_new (NULL);

  for (guint i = 0; i < role->n_used; i++)
    g_string_append_printf (families, "%s%s", i > 0 ? "," : "",
                            get_string (g_ptr_array_index (role->faces, i), FC_FAMILY));

  pango_font_description_set_family (role->description, families->str);
  pango_font_description_set_weight (role->description, get_weight (g_ptr_array_index (role->faces, 0)));
}

static PangoFontMap *
make_map (FcConfig *config)
{
  PangoFontMap *map = pango_cairo_font_map_new_for_font_type (CAIRO_FONT_TYPE_FT);

  pango_fc_font_map_set_config (PANGO_FC_FONT_MAP (map), config);
  pango_cairo_font_map_set_resolution (PANGO_CAIRO_FONT_MAP (map), 72.0);
  return map;
}

/* A font map does not let go of its configuration when it goes (Pango 1.50). */
static void
empty_map (PangoFontMap *map)
{
  pango_fc_font_map_set_config (PANGO_FC_FONT_MAP (map), NULL);
}

/* Unhinted and unrounded: the same advance at every resolution. */
static PangoContext *
make_context (FcConfig *config)
{
  g_autoptr (PangoFontMap) map = make_map (config);
  PangoContext *context;
  cairo_font_options_t *options = cairo_font_options_create ();

  context = pango_font_map_create_context (map);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options (context, options);
  pango_context_set_round_glyph_positions (context, FALSE);
  pango_context_set_language (context, pango_language_from_string ("zh-cn"));
  pango_context_set_base_dir (context, PANGO_DIRECTION_LTR);
  cairo_font_options_destroy (options);
  return context;
}

static void
drop_context (Role *role)
{
  if (role->context != NULL)
    empty_map (pango_context_get_font_map (role->context));

  g_clear_object (&role->context);
}

/* Takes the next face into use. */
static void
use_next_face (Role *role)
{
  FcPattern *face = g_ptr_array_index (role->faces, role->n_used);

  role->n_used++;
  FcConfigAppFontAddFile (role->config, (const FcChar8 *) get_string (face, FC_FILE));
  drop_context (role);
  role->context = make_context (role->config);
  describe (role);
}

static gboolean
has_char (FcPattern *face,
          gunichar   c)
{
  FcCharSet *set = NULL;

  return FcPatternGetCharSet (face, FC_CHARSET, 0, &set) == FcResultMatch && FcCharSetHasChar (set, c);
}

static gboolean
cover_char (Role     *role,
            gunichar  c)
{
  for (guint i = 0; i < role->faces->len; i++)
    if (has_char (g_ptr_array_index (role->faces, i), c))
      {
        while (role->n_used <= i)
          use_next_face (role);

        return TRUE;
      }

  return FALSE;
}

static void
clear_role (Role *role)
{
  drop_context (role);
  g_clear_pointer (&role->description, pango_font_description_free);
  g_clear_pointer (&role->config, FcConfigDestroy);
  g_clear_pointer (&role->faces, g_ptr_array_unref);
}

static void
bw_briefing_fonts_finalize (GObject *object)
{
  BwBriefingFonts *self = BW_BRIEFING_FONTS (object);

  for (guint i = 0; i < BW_N_BRIEFING_ROLES; i++)
    clear_role (&self->roles[i]);

  if (self->drawing != NULL)
    empty_map (self->drawing);

  g_clear_object (&self->drawing);
  g_clear_pointer (&self->families, g_free);

  G_OBJECT_CLASS (bw_briefing_fonts_parent_class)->finalize (object);
}

static void
bw_briefing_fonts_class_init (BwBriefingFontsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = bw_briefing_fonts_finalize;
}

static void
bw_briefing_fonts_init (BwBriefingFonts *self)
{
}

/**
 * bw_briefing_fonts_new:
 * @chosen: (nullable): a family for each role; %NULL or "": ours
 * @installed: (nullable): what fontconfig knows; %NULL: the system's
 * @folders: (nullable): where else fonts may be; %NULL: where TeX Live keeps them
 * @error: return location
 *
 * Finds a face for each role. One that was chosen comes first, ours have what it lacks.
 *
 * Returns: (transfer full) (nullable): the fonts, or %NULL with
 *   %BW_BRIEFING_ERROR_FONT, which names the role and the faces that would do
 */
BwBriefingFonts *
bw_briefing_fonts_new (const char * const  *chosen,
                       FcConfig            *installed,
                       const char * const  *folders,
                       GError             **error)
{
  g_autoptr (BwBriefingFonts) self = g_object_new (BW_TYPE_BRIEFING_FONTS, NULL);

  for (guint i = 0; i < BW_N_BRIEFING_ROLES; i++)
    {
      Role *role = &self->roles[i];
      guint last = 0;

      if (!collect_chosen (role, (BwBriefingRole) i, chosen != NULL ? chosen[i] : NULL, installed, error))
        return NULL;
      collect_faces (role, wanted[i], installed, folders != NULL ? folders : default_folders);
      while (last + 1 < MAX_FACES && wanted[i][last + 1].family != NULL)
        last++;

      if (role->faces->len == 0)
        {
          g_set_error (error, BW_BRIEFING_ERROR, BW_BRIEFING_ERROR_FONT,
                       "no font for the %s is installed: %s or %s would do",
                       bw_briefing_fonts_get_role_name ((BwBriefingRole) i),
                       wanted[i][0].family, wanted[i][last].family);
          return NULL;
        }

      role->config = FcConfigCreate ();
      role->description = pango_font_description_new ();
      use_next_face (role);
    }

  return g_steal_pointer (&self);
}

/**
 * bw_briefing_fonts_cover:
 * @self: the fonts
 * @role: a role
 * @text: what will be set in it
 * @error: return location
 *
 * Takes further faces of the role into use if the first lacks a character.
 * Contexts got before are not good any more.
 *
 * Returns: whether every character can be shown; if not, %BW_BRIEFING_ERROR_FONT
 */
gboolean
bw_briefing_fonts_cover (BwBriefingFonts  *self,
                         BwBriefingRole    role,
                         const char       *text,
                         GError          **error)
{
  g_return_val_if_fail (BW_IS_BRIEFING_FONTS (self), FALSE);
  g_return_val_if_fail (text != NULL, FALSE);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (cover_char (&self->roles[role], c))
        continue;

      g_set_error (error, BW_BRIEFING_ERROR, BW_BRIEFING_ERROR_FONT,
                   "no installed font for the %s has the character “%.*s” (U+%04X)",
                   bw_briefing_fonts_get_role_name (role), (int) (g_utf8_next_char (p) - p), p, c);
      return FALSE;
    }

  return TRUE;
}

/**
 * bw_briefing_fonts_get_context:
 * @self: the fonts
 * @role: a role
 * @size: in points
 *
 * Returns: (transfer none): a context that shapes in that font, until the next call
 */
PangoContext *
bw_briefing_fonts_get_context (BwBriefingFonts *self,
                               BwBriefingRole   role,
                               double           size)
{
  Role *r;

  g_return_val_if_fail (BW_IS_BRIEFING_FONTS (self), NULL);

  r = &self->roles[role];
  pango_font_description_set_size (r->description, (int) lround (size * PANGO_SCALE));
  pango_context_set_font_description (r->context, r->description);
  return r->context;
}

/**
 * bw_briefing_fonts_get_drawing_map:
 * @self: the fonts
 *
 * Returns: (transfer none): digits, bold ones too, and the letters of the text, of all
 *   faces in use by then
 */
PangoFontMap *
bw_briefing_fonts_get_drawing_map (BwBriefingFonts *self)
{
  static const BwBriefingRole roles[] = {
    BW_BRIEFING_ROLE_DIGITS, BW_BRIEFING_ROLE_DIGITS_BOLD, BW_BRIEFING_ROLE_BODY
  };
  FcConfig *config;

  g_return_val_if_fail (BW_IS_BRIEFING_FONTS (self), NULL);

  if (self->drawing != NULL)
    return self->drawing;

  config = FcConfigCreate ();
  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    {
      const Role *role = &self->roles[roles[i]];

      for (guint face = 0; face < role->n_used; face++)
        FcConfigAppFontAddFile (config, (const FcChar8 *) get_string (g_ptr_array_index (role->faces, face), FC_FILE));
    }

  self->drawing = make_map (config);
  FcConfigDestroy (config);
  return self->drawing;
}

const char *
bw_briefing_fonts_get_drawing_families (BwBriefingFonts *self)
{
  g_return_val_if_fail (BW_IS_BRIEFING_FONTS (self), NULL);

  if (self->families == NULL)
    self->families = g_strconcat (bw_briefing_fonts_get_family (self, BW_BRIEFING_ROLE_DIGITS), ",",
                                  bw_briefing_fonts_get_family (self, BW_BRIEFING_ROLE_BODY), NULL);

  return self->families;
}

/**
 * bw_briefing_fonts_get_thickening:
 * @self: the fonts
 * @role: a role
 *
 * 小标宋 is heavier than any 宋体 that is free; what stands in for it is thickened.
 *
 * Returns: share of the size that is to be added to the strokes; 0: nothing
 */
double
bw_briefing_fonts_get_thickening (BwBriefingFonts *self,
                                  BwBriefingRole   role)
{
  g_return_val_if_fail (BW_IS_BRIEFING_FONTS (self), 0.0);

  return self->roles[role].thickening;
}

const char *
bw_briefing_fonts_get_family (BwBriefingFonts *self,
                              BwBriefingRole   role)
{
  g_return_val_if_fail (BW_IS_BRIEFING_FONTS (self), NULL);

  return get_string (g_ptr_array_index (self->roles[role].faces, 0), FC_FAMILY);
}

/**
 * bw_briefing_fonts_get_role_name:
 * @role: a role
 *
 * Returns: its name, as errors say it
 */
const char *
bw_briefing_fonts_get_role_name (BwBriefingRole role)
{
  static const char *const names[] =
  {
    "text (仿宋)", "title (小标宋)", "heads (黑体)", "cut-off (楷体)", "page number (宋体)",
    "digits (Times)", "bold digits (Times)",
  };

  G_STATIC_ASSERT (G_N_ELEMENTS (names) == BW_N_BRIEFING_ROLES);
  return names[role];
}
