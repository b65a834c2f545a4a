// Whether this machine draws its maps without a graphics card.
import type { Map as MapLibreMap } from "maplibre-gl";

export function drawsInSoftware(map: MapLibreMap): boolean {
  const gl = map.getCanvas().getContext("webgl2");
  const named = gl?.getExtension("WEBGL_debug_renderer_info");
  return named
    ? /swiftshader|llvmpipe|softpipe|basic render|software/i.test(
        String(gl?.getParameter(named.UNMASKED_RENDERER_WEBGL)),
      )
    : false;
}
