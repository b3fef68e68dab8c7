import { lazy, Suspense } from "react";
import { useAddressState } from "../../selection/use-selection.ts";
import { AgglomerationView } from "./agglomeration-view.tsx";
import { agglomerationId, useMeasure } from "./head.tsx";
import { MeasureView } from "./measure-view.tsx";
import "./atlas.css";

const ProfileDrawer = lazy(() => import("./profile-drawer.tsx"));

/** Where an industry agglomerates: two linked maps, or one map of any measure, with the profile of the chosen place. */
export default function AtlasPage() {
  const [measure] = useMeasure();
  const [profile] = useAddressState("profile", "");
  return (
    <>
      {measure === agglomerationId ? <AgglomerationView /> : <MeasureView measure={measure} />}
      {profile === "" ? null : (
        <Suspense fallback={null}>
          <ProfileDrawer />
        </Suspense>
      )}
    </>
  );
}
